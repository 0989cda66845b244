import { Alert, Button, Card, CardBody, SearchInput, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core'
import { RouteIcon } from '@patternfly/react-icons/dist/esm/icons/route-icon'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { ask, BASCULE, CONSOLE, DEAD_LETTERS, read, exec, type Question } from '../bridge/jolokia'
import { usePolled } from '../bridge/polled'
import type { LetterCount, Outline, RouteStatus, Status } from '../bridge/types'
import { Sparkline } from '../parts/Chart'
import { Flow } from '../parts/Flow'
import { brief, count, rate, span } from '../parts/format'
import { Figure, Loading, Nothing, Page, Trouble } from '../parts/Page'
import { StateLabel } from '../parts/State'

const PERIOD_MILLIS = 3_000
const OUTLINES_EVERY = 20
const SPARK_POINTS = 40
const FILTER_FROM = 7

type Overview = { status: Status; letters?: Map<string, number>; outlines: Map<string, Outline>; rates: Map<string, number[]> }

/** Everything at a glance. One request every three seconds. */
export function OverviewPage() {
  const { data, error } = useOverview()
  return (
    <Page title="Overview" subtitle={data && <>Instance {data.status.instance}</>}>
      <Trouble error={error} />
      {data === undefined ? error === undefined && <Loading what="routes" /> : <Everything overview={data} />}
    </Page>
  )
}

function useOverview() {
  const round = useRef(0)
  const outlines = useRef(new Map<string, Outline>())
  const rates = useRef(new Map<string, number[]>())
  return usePolled<Overview>(async signal => {
    const questions: Question[] = [read(BASCULE, 'Status'), exec(DEAD_LETTERS, 'counts')]
    if (round.current++ % OUTLINES_EVERY === 0) {
      questions.push(read(CONSOLE, 'Outlines'))
    }
    const [status, counts, drawn] = await ask(questions, signal)
    if (status?.value === undefined) {
      throw new Error(status?.error ?? 'no answer')
    }
    if (drawn?.value !== undefined) {
      outlines.current = new Map((drawn.value as Outline[]).map(each => [each.id, each]))
    }
    const current = status.value as Status
    for (const route of current.routes) {
      const before = rates.current.get(route.id) ?? []
      rates.current.set(route.id, [...before, route.ratePerSecond].slice(-SPARK_POINTS))
    }
    return {
      status: current,
      letters: counts?.value === undefined ? undefined : byRoute(counts.value as LetterCount[]),
      outlines: outlines.current,
      rates: rates.current,
    }
  }, PERIOD_MILLIS)
}

function byRoute(counts: LetterCount[]): Map<string, number> {
  const sums = new Map<string, number>()
  counts.forEach(each => sums.set(each.route, (sums.get(each.route) ?? 0) + each.count))
  return sums
}

function Everything({ overview }: { overview: Overview }) {
  const { status, letters, outlines, rates } = overview
  const [wanted, setWanted] = useState('')
  const [onlyTroubled, setOnlyTroubled] = useState(false)
  const troubled = status.routes.filter(isTroubled)
  const shown = status.routes.filter(
    route => (!onlyTroubled || isTroubled(route)) && route.id.toLowerCase().includes(wanted.toLowerCase()),
  )
  return (
    <>
      <Summary status={status} letters={letters} />
      {(status.cautions ?? []).length > 0 && <Cautions cautions={status.cautions ?? []} />}
      {status.routes.length >= FILTER_FROM && (
        <div className="bsc-tools">
          <SearchInput
            aria-label="Find routes"
            placeholder="Find routes"
            value={wanted}
            onChange={(_event, value) => setWanted(value)}
            onClear={() => setWanted('')}
          />
          <ToggleGroup aria-label="Which routes">
            <ToggleGroupItem
              text={`All ${status.routes.length}`}
              isSelected={!onlyTroubled}
              onChange={() => setOnlyTroubled(false)}
            />
            <ToggleGroupItem
              text={`Need attention ${troubled.length}`}
              isSelected={onlyTroubled}
              onChange={() => setOnlyTroubled(true)}
            />
          </ToggleGroup>
        </div>
      )}
      {status.routes.length === 0 && (
        <Nothing title="No routes yet" icon={RouteIcon}>
          Put a route into routes/ and start the bridge again, or let it watch the folder with reload: true.
        </Nothing>
      )}
      {status.routes.length > 0 && shown.length === 0 && <Nothing title="No route matches" />}
      <div className="bsc-routes">
        {shown.map(route => (
          <RouteCard
            key={route.id}
            route={route}
            outline={outlines.get(route.id)}
            letters={letters?.get(route.id) ?? (letters ? 0 : undefined)}
            rates={rates.get(route.id) ?? []}
          />
        ))}
      </div>
    </>
  )
}

const isTroubled = (route: RouteStatus) => route.state !== 'RUNNING' || !route.books.balanced || route.reason !== ''

function Cautions({ cautions }: { cautions: string[] }) {
  const [open, setOpen] = useState(false)
  const [first, ...others] = cautions
  return (
    <Alert
      isInline
      variant="warning"
      title={first}
      className="bsc-alert"
      actionLinks={
        others.length > 0 && (
          <Button variant="link" isInline onClick={() => setOpen(!open)} aria-expanded={open}>
            {open ? 'Less' : `${others.length} more`}
          </Button>
        )
      }
    >
      {open && (
        <ul className="bsc-plain-list">
          {others.map(caution => (
            <li key={caution}>{caution}</li>
          ))}
        </ul>
      )}
    </Alert>
  )
}

function Summary({ status, letters }: { status: Status; letters?: Map<string, number> }) {
  const running = status.routes.filter(route => route.state === 'RUNNING').length
  const up = status.connections.filter(connection => connection.up).length
  const sum = (value: (route: RouteStatus) => number) => status.routes.reduce((total, route) => total + value(route), 0)
  const waiting = sum(route => route.backlog ?? 0)
  const dead = letters === undefined ? undefined : [...letters.values()].reduce((total, each) => total + each, 0)
  return (
    <div className="bsc-figures">
      <Figure
        label="Routes running"
        value={`${running} of ${status.routes.length}`}
        tone={running === status.routes.length ? 'good' : 'bad'}
      />
      <Figure label="Throughput" value={rate(sum(route => route.ratePerSecond))} unit="msg/s" />
      <Figure label="Waiting at sources" value={brief(waiting)} />
      <Figure
        label="Dead letters"
        value={dead === undefined ? '–' : <Link to="/dead-letters">{brief(dead)}</Link>}
        tone={dead ? 'warn' : undefined}
      />
      <Figure
        label="Connections up"
        value={<Link to="/connections">{`${up} of ${status.connections.length}`}</Link>}
        tone={up === status.connections.length ? 'good' : 'bad'}
      />
    </div>
  )
}

type RouteCardProps = { route: RouteStatus; outline?: Outline; letters?: number; rates: number[] }

function RouteCard({ route, outline, letters, rates }: RouteCardProps) {
  return (
    <Card className={`bsc-route bsc-state-${route.state.toLowerCase()}`} isCompact component="section" aria-label={route.id}>
      <CardBody>
        <div className="bsc-route-head">
          <StateLabel state={route.state} />
          <Link className="bsc-route-name" to={`/overview/${encodeURIComponent(route.id)}`}>
            {route.id}
          </Link>
          <span className="bsc-route-about">{outline?.description}</span>
          <span className="bsc-route-rate">
            <Sparkline values={rates} label={`rate of ${route.id} lately`} />
            <b>{rate(route.ratePerSecond)}</b> msg/s
          </span>
        </div>
        {route.reason && <p className={`bsc-reason${route.state === 'RUNNING' ? ' bsc-note' : ''}`}>{route.reason}</p>}
        {route.state === 'INVALID' ? (
          <p className="bsc-muted">{route.file}</p>
        ) : (
          <Flow route={route} outline={outline} />
        )}
        <dl className="bsc-facts">
          <Fact name="Backlog" value={route.backlog === null ? 'unknown' : brief(route.backlog)} />
          <Fact name="Oldest" value={route.oldestSeconds === null ? 'unknown' : span(route.oldestSeconds)} />
          <Fact name="Duplicates suppressed" value={brief(route.books.duplicate)} />
          <div className={letters ? 'bsc-warn' : ''}>
            <dt>Dead letters</dt>
            <dd>
              {letters === undefined ? (
                '–'
              ) : (
                <Link to={`/dead-letters?route=${encodeURIComponent(route.id)}`}>{brief(letters)}</Link>
              )}
            </dd>
          </div>
          <BooksFact route={route} />
        </dl>
      </CardBody>
    </Card>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** In words, and as the sum that must come out. */
export function BooksFact({ route }: { route: RouteStatus }) {
  const { taken, delivered, filtered, duplicate, deadLettered, redelivered, balanced } = route.books
  return (
    <div className={`bsc-books${balanced ? '' : ' bsc-bad'}`}>
      <dt>{balanced ? 'Books balance' : 'Books do not balance'}</dt>
      <dd title={redelivered > 0 ? `${count(redelivered)} came again and were recognised` : undefined}>
        {count(taken)} taken = {count(delivered)} delivered + {count(filtered)} filtered + {count(duplicate)} duplicate +{' '}
        {count(deadLettered)} dead-lettered
      </dd>
    </div>
  )
}

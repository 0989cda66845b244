import { Alert, Button, Card, CardBody, FormSelect, FormSelectOption, Label, Progress, SearchInput } from '@patternfly/react-core'
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon'
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table'
import { useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ask, askOne, DEAD_LETTERS, exec, type Answer } from '../bridge/jolokia'
import { usePolled } from '../bridge/polled'
import { mayOperate, useSession } from '../bridge/session'
import type { Job, LetterCount, LetterPage as Letters, LetterRow } from '../bridge/types'
import { useAction } from '../parts/Action'
import { bytes, count, time, words } from '../parts/format'
import { Loading, Nothing, Page, Trouble } from '../parts/Page'
import { DiscardDialog, ReplayDialog, type Choice } from './LetterDialogs'

const PERIOD_MILLIS = 5_000
const PAGE_LETTERS = 50
const TYPING_MILLIS = 350
const SINCE: [string, string][] = [
  ['', 'Any time'],
  ['15m', 'Last 15 minutes'],
  ['1h', 'Last hour'],
  ['24h', 'Last day'],
  ['168h', 'Last week'],
]

export type LetterFilter = { route?: string; reason?: string; key?: string; text?: string; since?: string }

type Shown = { counts: LetterCount[]; page: Answer<Letters>; jobs: Job[] }

/** The messages that were set aside: find them, look at them, send them again or give them up. */
export function DeadLettersPage() {
  const session = useSession()
  const [query, setQuery] = useSearchParams()
  const filter: LetterFilter = {}
  for (const name of ['route', 'reason', 'key', 'text', 'since'] as const) {
    const value = query.get(name)
    if (value) {
      filter[name] = value
    }
  }
  const [cursors, setCursors] = useState<(string | number)[]>([])
  const [chosen, setChosen] = useState<Set<string>>(new Set())
  const [dialog, setDialog] = useState<{ what: 'replay' | 'discard'; choice: Choice }>()
  const asked = JSON.stringify({ ...filter, limit: PAGE_LETTERS, cursor: cursors.at(-1) })

  const { data, error, refresh } = usePolled<Shown>(async signal => {
    const [counts, page, jobs] = await ask(
      [exec(DEAD_LETTERS, 'counts'), exec(DEAD_LETTERS, 'list', asked), exec(DEAD_LETTERS, 'jobs')],
      signal,
    )
    return {
      counts: (counts?.value ?? []) as LetterCount[],
      page: page as Answer<Letters>,
      jobs: (jobs?.value ?? []) as Job[],
    }
  }, PERIOD_MILLIS)
  useEffect(refresh, [asked, refresh])

  const narrow = (change: LetterFilter) => {
    const next = Object.entries({ ...filter, ...change }).filter(([, value]) => value)
    setCursors([])
    setChosen(new Set())
    setQuery(Object.fromEntries(next) as Record<string, string>, { replace: true })
  }
  const closed = () => {
    setDialog(undefined)
    setChosen(new Set())
    refresh()
  }
  const page = data?.page.value
  const everything: Choice = { filter, count: page?.total ?? 0, label: 'all that match' }
  const selection: Choice = { ids: [...chosen], count: chosen.size, label: `${chosen.size} selected` }
  const choice = chosen.size > 0 ? selection : everything

  return (
    <Page
      title="Dead letters"
      subtitle={page && <>{count(page.total)} match</>}
      beside={
        mayOperate(session) &&
        page &&
        page.total > 0 && (
          <>
            <Button variant="primary" onClick={() => setDialog({ what: 'replay', choice })}>
              Replay {choice.label}
            </Button>
            <Button variant="secondary" isDanger onClick={() => setDialog({ what: 'discard', choice })}>
              Discard {choice.label}
            </Button>
          </>
        )
      }
    >
      <Trouble error={error} />
      {data && <Jobs jobs={data.jobs} done={refresh} mayCancel={mayOperate(session)} />}
      <Filters filter={filter} counts={data?.counts ?? []} payloads={session.payloads === true} narrow={narrow} />
      {data === undefined && error === undefined && <Loading what="dead letters" />}
      {data?.page.missing && <Nothing title="The list of dead letters is not available from this bridge" />}
      {data?.page.error !== undefined && !data.page.missing && (
        <Alert isInline variant="danger" title={data.page.error} className="bsc-alert" />
      )}
      {page && page.items.length === 0 && (
        <Nothing title={Object.keys(filter).length > 0 ? 'No dead letter matches' : 'No dead letters'} icon={CheckCircleIcon}>
          {Object.keys(filter).length > 0 ? 'Widen the filter.' : 'Every message that was taken went where it should.'}
        </Nothing>
      )}
      {page && page.items.length > 0 && (
        <>
          <LetterTable letters={page.items} chosen={chosen} choose={setChosen} mayOperate={mayOperate(session)} />
          <Pager
            hasNext={page.next !== null && page.next !== undefined}
            number={cursors.length + 1}
            back={() => setCursors(cursors.slice(0, -1))}
            next={() => setCursors([...cursors, page.next!])}
            total={page.total}
          />
        </>
      )}
      {dialog?.what === 'replay' && <ReplayDialog choice={dialog.choice} close={closed} />}
      {dialog?.what === 'discard' && <DiscardDialog choice={dialog.choice} close={closed} />}
    </Page>
  )
}

type FiltersProps = {
  filter: LetterFilter
  counts: LetterCount[]
  /** Whether the user may search in what messages contain. */
  payloads: boolean
  narrow: (change: LetterFilter) => void
}

function Filters({ filter, counts, payloads, narrow }: FiltersProps) {
  const routes = [...new Set([...counts.map(each => each.route), ...(filter.route ? [filter.route] : [])])].sort()
  const reasons = [...new Set([...counts.map(each => each.reason), ...(filter.reason ? [filter.reason] : [])])].sort()
  const sum = (matches: (each: LetterCount) => boolean) =>
    counts.filter(matches).reduce((total, each) => total + each.count, 0)
  return (
    <>
      <div className="bsc-tools" role="search">
        <FormSelect aria-label="Route" value={filter.route ?? ''} onChange={(_event, route) => narrow({ route })}>
          <FormSelectOption value="" label="All routes" />
          {routes.map(route => (
            <FormSelectOption key={route} value={route} label={`${route} (${count(sum(each => each.route === route))})`} />
          ))}
        </FormSelect>
        <FormSelect aria-label="Reason" value={filter.reason ?? ''} onChange={(_event, reason) => narrow({ reason })}>
          <FormSelectOption value="" label="All reasons" />
          {reasons.map(reason => (
            <FormSelectOption
              key={reason}
              value={reason}
              label={`${words(reason)} (${count(sum(each => each.reason === reason && (!filter.route || each.route === filter.route)))})`}
            />
          ))}
        </FormSelect>
        <FormSelect aria-label="Since" value={filter.since ?? ''} onChange={(_event, since) => narrow({ since })}>
          {SINCE.map(([value, label]) => (
            <FormSelectOption key={value} value={value} label={label} />
          ))}
        </FormSelect>
        <TypedFilter label="Key" value={filter.key ?? ''} change={key => narrow({ key })} />
        {payloads && <TypedFilter label="Text in the error" value={filter.text ?? ''} change={text => narrow({ text })} />}
      </div>
    </>
  )
}

/** Takes effect when typing pauses, on the filter as it is then. */
function TypedFilter({ label, value, change }: { label: string; value: string; change: (value: string) => void }) {
  const [typed, setTyped] = useState(value)
  const latest = useRef(change)
  latest.current = change
  useEffect(() => setTyped(before => (before.trim() === value ? before : value)), [value])
  useEffect(() => {
    if (typed.trim() === value) {
      return
    }
    const timer = window.setTimeout(() => latest.current(typed.trim()), TYPING_MILLIS)
    return () => window.clearTimeout(timer)
  }, [typed])
  return (
    <SearchInput
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(_event, next) => setTyped(next)}
      onClear={() => setTyped('')}
    />
  )
}

type TableProps = {
  letters: LetterRow[]
  chosen: Set<string>
  choose: (chosen: Set<string>) => void
  mayOperate: boolean
}

function LetterTable({ letters, chosen, choose, mayOperate: selectable }: TableProps) {
  const all = letters.every(letter => chosen.has(letter.id))
  const toggle = (ids: string[], on: boolean) => {
    const next = new Set(chosen)
    ids.forEach(id => (on ? next.add(id) : next.delete(id)))
    choose(next)
  }
  return (
    <Card isCompact>
      <CardBody className="bsc-table-body">
        <Table variant="compact" aria-label="Dead letters" gridBreakPoint="grid-lg" className="bsc-letters">
          <Thead>
            <Tr>
              {selectable && (
                <Th
                  aria-label="Select all on this page"
                  select={{ isSelected: all, onSelect: (_event, on) => toggle(letters.map(letter => letter.id), on) }}
                />
              )}
              <Th>Set aside</Th>
              <Th>Route</Th>
              <Th>Reason</Th>
              <Th width={40}>Error</Th>
              <Th>Key</Th>
              <Th>Size</Th>
            </Tr>
          </Thead>
          <Tbody>
            {letters.map((letter, index) => (
              <Tr key={letter.id}>
                {selectable && (
                  <Td
                    select={{
                      rowIndex: index,
                      isSelected: chosen.has(letter.id),
                      onSelect: (_event, on) => toggle([letter.id], on),
                    }}
                  />
                )}
                <Td dataLabel="Set aside" modifier="nowrap">
                  {time(letter.lastAt)}
                </Td>
                <Td dataLabel="Route">{letter.route}</Td>
                <Td dataLabel="Reason" modifier="nowrap">
                  <Label color="orange" variant="outline" isCompact>
                    {words(letter.reason)}
                  </Label>
                </Td>
                <Td dataLabel="Error" className="bsc-error-cell">
                  <Link to={`/dead-letters/${encodeURIComponent(letter.id)}`}>{letter.error || 'no text'}</Link>
                </Td>
                <Td dataLabel="Key" className="bsc-key-cell">
                  {letter.key}
                </Td>
                <Td dataLabel="Size" modifier="nowrap">
                  {bytes(letter.bodyBytes)}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </CardBody>
    </Card>
  )
}

type PagerProps = { hasNext: boolean; number: number; total: number; back: () => void; next: () => void }

function Pager({ hasNext, number, total, back, next }: PagerProps) {
  return (
    <nav className="bsc-pager" aria-label="Pages">
      <Button variant="secondary" size="sm" isDisabled={number === 1} onClick={back}>
        Previous
      </Button>
      <span>
        Page {number} of {Math.max(number, Math.ceil(total / PAGE_LETTERS))}
      </span>
      <Button variant="secondary" size="sm" isDisabled={!hasNext} onClick={next}>
        Next
      </Button>
    </nav>
  )
}

const SHOWN_MILLIS = 10 * 60_000

/** Replays under way, and those that ended a short while ago. */
function Jobs({ jobs, done, mayCancel }: { jobs: Job[]; done: () => void; mayCancel: boolean }) {
  const { busy, run } = useAction(done)
  const recent = jobs
    .filter(job => job.state === 'RUNNING' || Date.now() - Date.parse(job.endedAt ?? job.startedAt) < SHOWN_MILLIS)
    .slice(0, 3)
  return (
    <div className="bsc-jobs">
      {recent.map(job => {
        const worked = job.replayed + job.deadLetteredAgain + job.skipped
        return (
          <Card key={job.id} isCompact>
            <CardBody className="bsc-job">
              <Progress
                title={`Replay by ${job.by || 'somebody'}, ${time(job.startedAt)}: ${words(job.state)}`}
                value={job.requested === 0 ? 100 : Math.min(100, (worked / job.requested) * 100)}
                label={`${count(worked)} of ${count(job.requested)}`}
                variant={job.state === 'FAILED' ? 'danger' : job.state === 'DONE' ? (job.deadLetteredAgain > 0 ? 'warning' : 'success') : undefined}
                helperText={`${count(job.replayed)} replayed, ${count(job.deadLetteredAgain)} dead-lettered again, ${count(job.skipped)} skipped${job.error ? `: ${job.error}` : ''}`}
              />
              {job.state === 'RUNNING' && mayCancel && (
                <Button
                  variant="secondary"
                  size="sm"
                  isDisabled={busy}
                  onClick={() => void run(() => askOne(exec(DEAD_LETTERS, 'cancel', { id: job.id })), 'The replay ends')}
                >
                  Cancel
                </Button>
              )}
            </CardBody>
          </Card>
        )
      })}
    </div>
  )
}

import { Breadcrumb, BreadcrumbItem, Button, Card, CardBody, CardTitle } from '@patternfly/react-core'
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { ask, askOne, bridgeBean, CONSOLE, exec, read } from '../bridge/jolokia'
import { usePolled } from '../bridge/polled'
import { mayOperate, useSession } from '../bridge/session'
import type { History, Outline, RouteDetail, RouteState, SourceFile } from '../bridge/types'
import { useAction } from '../parts/Action'
import { Chart } from '../parts/Chart'
import { Flow } from '../parts/Flow'
import { ago, brief, rate, span, words } from '../parts/format'
import { Figure, Loading, Nothing, Page, Trouble } from '../parts/Page'
import { StateLabel } from '../parts/State'
import { BooksFact } from './Overview'

const PERIOD_MILLIS = 5_000

type Shown = { detail: RouteDetail; history?: History; outline?: Outline }

/** One route: what it does now, what it did in the last hour, its file, and the levers. */
export function RoutePage({ id }: { id: string }) {
  const session = useSession()
  const { data, error, refresh } = usePolled<Shown>(async signal => {
    const bean = bridgeBean(id)
    const [detail, history, outlines] = await ask(
      [read(bean, 'Status'), read(bean, 'History'), read(CONSOLE, 'Outlines')],
      signal,
    )
    if (detail?.value === undefined) {
      throw new Error(detail?.error ?? `there is no route ${id}`)
    }
    return {
      detail: detail.value as RouteDetail,
      history: history?.value as History | undefined,
      outline: (outlines?.value as Outline[] | undefined)?.find(each => each.id === id),
    }
  }, PERIOD_MILLIS)

  return (
    <Page
      title={id}
      subtitle={
        <Breadcrumb>
          <BreadcrumbItem>
            <Link to="/overview">Overview</Link>
          </BreadcrumbItem>
          <BreadcrumbItem isActive>{data?.outline?.description || id}</BreadcrumbItem>
        </Breadcrumb>
      }
      beside={data && mayOperate(session) && <Levers id={id} state={data.detail.state} done={refresh} />}
    >
      <Trouble error={error} />
      {data === undefined ? error === undefined && <Loading what={id} /> : <Detail shown={data} />}
      {mayOperate(session) && <Source id={id} />}
    </Page>
  )
}

function Levers({ id, state, done }: { id: string; state: RouteState; done: () => void }) {
  const { busy, run } = useAction(done)
  const bean = bridgeBean(id)
  const lever = (operation: string, past: string, ...args: unknown[]) => ({
    isDisabled: busy,
    onClick: () => void run(() => askOne(exec(bean, operation, ...args)), `${id} ${past}`),
  })
  if (state === 'INVALID') {
    return null
  }
  return (
    <>
      {state === 'STOPPED' ? (
        <Button variant="primary" {...lever('start', 'is started')}>
          Start
        </Button>
      ) : (
        <Button variant="secondary" {...lever('stop', 'is stopped')}>
          Stop
        </Button>
      )}
      {state === 'HELD' && (
        <Button variant="primary" {...lever('resume', 'takes messages again')}>
          Resume
        </Button>
      )}
      {state !== 'STOPPED' && state !== 'HELD' && (
        <>
          <Button variant="secondary" {...lever('drain', 'settles what it carries and takes no more')}>
            Drain
          </Button>
          <Button variant="secondary" {...lever('hold', 'is held', 'held in the console')}>
            Hold
          </Button>
        </>
      )}
    </>
  )
}

function Detail({ shown: { detail, history, outline } }: { shown: Shown }) {
  return (
    <>
      <Card isCompact className={`bsc-route bsc-state-${detail.state.toLowerCase()}`}>
        <CardBody>
          <div className="bsc-route-head">
            <StateLabel state={detail.state} />
            <span className="bsc-reason">{detail.reason}</span>
          </div>
          {detail.state !== 'INVALID' && <Flow route={detail} outline={outline} />}
          <dl className="bsc-facts">
            <BooksFact route={detail} />
          </dl>
          <Promises detail={detail} />
        </CardBody>
      </Card>
      <div className="bsc-figures">
        <Figure label="Throughput" value={rate(detail.ratePerSecond)} unit="msg/s" />
        <Figure label="Backlog" value={detail.backlog === null ? 'unknown' : brief(detail.backlog)} />
        <Figure label="Oldest waiting" value={detail.oldestSeconds === null ? 'unknown' : span(detail.oldestSeconds)} />
        <Figure
          label="Last error"
          value={detail.lastError ? ago(detail.lastError.at) : 'none'}
          tone={detail.lastError ? 'warn' : 'good'}
          note={detail.lastError?.error}
        />
      </div>
      <Charts history={history} />
      <Lanes detail={detail} />
    </>
  )
}

function Promises({ detail }: { detail: RouteDetail }) {
  const reasons = detail.promise.filter(promise => promise.why)
  return reasons.length === 0 ? null : (
    <ul className="bsc-plain-list bsc-promises">
      {reasons.map(promise => (
        <li key={promise.target}>
          <b>{promise.target}</b> is {promise.level}: {promise.why}
        </li>
      ))}
    </ul>
  )
}

const COLORS = {
  delivered: 'var(--bsc-blue)',
  deadLettered: 'var(--bsc-red)',
  duplicate: 'var(--bsc-gold)',
  age: 'var(--bsc-purple)',
}
const STEP_COLORS = ['var(--bsc-blue)', 'var(--bsc-teal)', 'var(--bsc-purple)', 'var(--bsc-gold)', 'var(--bsc-orange)', 'var(--bsc-red)']

function Charts({ history }: { history?: History }) {
  if (history === undefined) {
    return <Nothing title="The last hour is not available from this bridge" />
  }
  const time = { fromMillis: Date.parse(history.from), stepMillis: history.stepSeconds * 1000 }
  const perSecond = (values: number[]) => values.map(value => value / history.stepSeconds)
  return (
    <div className="bsc-charts">
      <Card isCompact>
        <CardBody>
          <Chart
            title="Throughput"
            {...time}
            format={value => `${rate(value)}/s`}
            series={[
              { name: 'delivered', color: COLORS.delivered, values: perSecond(history.delivered) },
              { name: 'duplicates', color: COLORS.duplicate, values: perSecond(history.duplicate) },
              { name: 'dead letters', color: COLORS.deadLettered, values: perSecond(history.deadLettered) },
            ]}
          />
        </CardBody>
      </Card>
      <Card isCompact>
        <CardBody>
          <Chart
            title="Latency"
            {...time}
            format={span}
            series={[
              { name: 'batch', color: COLORS.delivered, values: history.batchSeconds },
              { name: 'age of the oldest message', color: COLORS.age, values: history.messageAgeSeconds },
            ]}
          />
        </CardBody>
      </Card>
      <Card isCompact className="bsc-wide">
        <CardBody>
          <Chart
            title="Where settling spends its time"
            {...time}
            stacked
            format={span}
            series={Object.entries(history.settleSeconds).map(([step, values], index) => ({
              name: words(step),
              color: STEP_COLORS[index % STEP_COLORS.length]!,
              values,
            }))}
          />
        </CardBody>
      </Card>
    </div>
  )
}

function Lanes({ detail }: { detail: RouteDetail }) {
  if (!detail.lanes?.length) {
    return null
  }
  return (
    <Card isCompact>
      <CardTitle>Lanes</CardTitle>
      <CardBody>
        <Table variant="compact" aria-label="Lanes" gridBreakPoint="grid-md">
          <Thead>
            <Tr>
              <Th>Lane</Th>
              <Th>State</Th>
              <Th>Last batch</Th>
              <Th>In hand</Th>
              <Th>Rate</Th>
            </Tr>
          </Thead>
          <Tbody>
            {detail.lanes.map(lane => (
              <Tr key={lane.id}>
                <Td dataLabel="Lane">{lane.id}</Td>
                <Td dataLabel="State">
                  <StateLabel state={lane.state} /> <span className="bsc-muted">{lane.reason}</span>
                </Td>
                <Td dataLabel="Last batch">{brief(lane.batchNumber)}</Td>
                <Td dataLabel="In hand">{brief(lane.inBatch)} messages</Td>
                <Td dataLabel="Rate">{rate(lane.ratePerSecond)} msg/s</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </CardBody>
    </Card>
  )
}

/** The route's file as it lies on disk; what is wrong with it stands at its line. */
function Source({ id }: { id: string }) {
  const [file, setFile] = useState<SourceFile>()
  useEffect(() => {
    askOne<SourceFile>(exec(CONSOLE, 'source', id)).then(setFile, () => setFile(undefined))
  }, [id])
  if (file === undefined) {
    return null
  }
  const wrong = new Map(file.problems.map(problem => [problem.line, problem]))
  return (
    <Card isCompact>
      <CardTitle>
        {file.file} {file.problems.length > 0 && <span className="bsc-bad-text">has errors and is not what runs</span>}
      </CardTitle>
      <CardBody>
        <pre className="bsc-source" tabIndex={0} aria-label={`source of ${id}`}>
          {file.text
            .replace(/\n$/, '')
            .split('\n')
            .map((text, index) => {
              const problem = wrong.get(index + 1)
              return (
                <div key={index} className={problem ? 'bsc-wrong' : undefined}>
                  <span className="bsc-line-number">{index + 1}</span>
                  {text}
                  {problem && <span className="bsc-problem"> ← {problem.message}</span>}
                </div>
              )
            })}
        </pre>
      </CardBody>
    </Card>
  )
}

import { Card, CardBody, Label } from '@patternfly/react-core'
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon'
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon'
import { PlugIcon } from '@patternfly/react-icons/dist/esm/icons/plug-icon'
import { Link } from 'react-router'
import { ask, BASCULE, CONSOLE, read } from '../bridge/jolokia'
import { usePolled } from '../bridge/polled'
import type { ConnectionStatus, Outline, Status } from '../bridge/types'
import { ago, time } from '../parts/format'
import { Loading, Nothing, Page, Trouble } from '../parts/Page'

const PERIOD_MILLIS = 5_000

const KINDS: Record<string, string> = {
  artemis: 'Apache Artemis',
  activemq: 'ActiveMQ Classic',
  'ibm-mq': 'IBM MQ',
  rabbitmq: 'RabbitMQ',
  amqp: 'AMQP 1.0',
  jms: 'JMS',
  kafka: 'Apache Kafka',
  aws: 'AWS',
}

/** Each broker and cloud account: up or down, since when, and why. */
export function ConnectionsPage() {
  const { data, error } = usePolled(async signal => {
    const [status, outlines] = await ask([read(BASCULE, 'Status'), read(CONSOLE, 'Outlines')], signal)
    if (status?.value === undefined) {
      throw new Error(status?.error ?? 'no answer')
    }
    return { status: status.value as Status, outlines: (outlines?.value ?? []) as Outline[] }
  }, PERIOD_MILLIS)
  const sorted = [...(data?.status.connections ?? [])].sort((a, b) => Number(a.up) - Number(b.up) || a.name.localeCompare(b.name))
  return (
    <Page title="Connections" subtitle="The brokers and accounts that routes take from and deliver to">
      <Trouble error={error} />
      {data === undefined && error === undefined && <Loading what="connections" />}
      {data && sorted.length === 0 && (
        <Nothing title="No connections" icon={PlugIcon}>
          Connections are named in config/application.yaml.
        </Nothing>
      )}
      <div className="bsc-connections">
        {sorted.map(connection => (
          <ConnectionCard key={connection.name} connection={connection} outlines={data?.outlines ?? []} />
        ))}
      </div>
    </Page>
  )
}

function ConnectionCard({ connection, outlines }: { connection: ConnectionStatus; outlines: Outline[] }) {
  const users = outlines.filter(
    outline =>
      outline.source.connection === connection.name ||
      outline.targets.some(target => target.connection === connection.name),
  )
  return (
    <Card isCompact className={`bsc-route bsc-state-${connection.up ? 'running' : 'source_down'}`} component="section" aria-label={connection.name}>
      <CardBody>
        <div className="bsc-route-head">
          {connection.up ? (
            <Label status="success" icon={<CheckCircleIcon />} isCompact>
              Up
            </Label>
          ) : (
            <Label status="danger" icon={<ExclamationCircleIcon />} isCompact>
              Down
            </Label>
          )}
          <span className="bsc-route-name">{connection.name}</span>
          <span className="bsc-route-about">{KINDS[connection.kind] ?? connection.kind}</span>
        </div>
        {connection.error && <p className="bsc-reason">{connection.error}</p>}
        <dl className="bsc-facts">
          <div>
            <dt>{connection.up ? 'Up since' : 'Down since'}</dt>
            <dd>
              {time(connection.since)} <span className="bsc-muted">({ago(connection.since)})</span>
            </dd>
          </div>
          <div>
            <dt>Used by</dt>
            <dd>
              {users.length === 0 && 'no route'}
              {users.map((outline, index) => (
                <span key={outline.id}>
                  {index > 0 && ', '}
                  <Link to={`/overview/${encodeURIComponent(outline.id)}`}>{outline.id}</Link>
                </span>
              ))}
            </dd>
          </div>
        </dl>
      </CardBody>
    </Card>
  )
}

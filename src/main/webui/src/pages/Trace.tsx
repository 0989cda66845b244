import { Alert, Card, CardBody, Form, Label, SearchInput } from '@patternfly/react-core'
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { askOne, BASCULE, exec } from '../bridge/jolokia'
import type { Traced, TraceResult } from '../bridge/types'
import { count, time, words } from '../parts/format'
import { Loading, Nothing, Page } from '../parts/Page'

/** Where is my message? By the key that it carries. */
export function TracePage() {
  const [query, setQuery] = useSearchParams()
  const key = query.get('key') ?? ''
  const [typed, setTyped] = useState(key)
  const [result, setResult] = useState<TraceResult>()
  const [error, setError] = useState<string>()
  const [asking, setAsking] = useState(false)

  useEffect(() => {
    let current = true
    setResult(undefined)
    setError(undefined)
    if (key !== '') {
      setAsking(true)
      askOne<TraceResult>(exec(BASCULE, 'trace', key))
        .then(found => current && setResult(found))
        .catch((failed: Error) => current && setError(failed.message))
        .finally(() => current && setAsking(false))
    }
    return () => {
      current = false
    }
  }, [key])

  const search = () => setQuery(typed.trim() ? { key: typed.trim() } : {})
  return (
    <Page title="Trace" subtitle="Find a message by its idempotency key, or by the name that its source gave it">
      <Form
        className="bsc-search"
        onSubmit={event => {
          event.preventDefault()
          search()
        }}
      >
        <SearchInput
          aria-label="Key of the message"
          placeholder="Key, for example ORD-000042"
          value={typed}
          onChange={(_event, value) => setTyped(value)}
          onSearch={search}
          onClear={() => setTyped('')}
          submitSearchButtonLabel="Find"
        />
      </Form>
      {error !== undefined && <Alert isInline variant="danger" title={error} className="bsc-alert" />}
      {asking && <Loading what="the trace" />}
      {result && <Result result={result} />}
      {key === '' && (
        <Nothing title="Where is my message?" icon={SearchIcon}>
          Type its key. You see when it was taken, what became of it, and the receipt of each target.
        </Nothing>
      )}
    </Page>
  )
}

function Result({ result }: { result: TraceResult }) {
  const messages = result.messages ?? []
  const traced = new Set(messages.map(message => message.deadLetterId))
  const letters = (result.deadLetters ?? []).filter(letter => !traced.has(letter.id))
  return (
    <>
      {messages.length === 0 && letters.length === 0 && (
        <Nothing title={`Nothing is known of ${result.key}`} icon={SearchIcon}>
          {result.window?.from && (
            <p>
              The trace reaches back to {time(result.window.from)} and knows {count(result.window.messages ?? 0)} messages.
            </p>
          )}
          {(result.hints ?? []).map(hint => (
            <p key={hint}>{hint}</p>
          ))}
        </Nothing>
      )}
      <ol className="bsc-trace">
        {messages.map((message, index) => (
          <li key={index}>
            <TracedCard message={message} />
          </li>
        ))}
        {letters.map(letter => (
          <li key={letter.id}>
            <Card isCompact>
              <CardBody>
                <Label status="warning">Dead letter</Label>{' '}
                <Link to={`/dead-letters/${encodeURIComponent(letter.id)}`}>{letter.error ?? letter.reason}</Link>
              </CardBody>
            </Card>
          </li>
        ))}
      </ol>
    </>
  )
}

const OUTCOMES: Record<string, 'success' | 'warning' | 'info'> = { delivered: 'success', dead_lettered: 'warning' }

function TracedCard({ message }: { message: Traced }) {
  return (
    <Card isCompact>
      <CardBody>
        <div className="bsc-route-head">
          <Label status={OUTCOMES[message.outcome.toLowerCase()] ?? 'info'} isCompact>
            {words(message.outcome)}
          </Label>
          <Link className="bsc-route-name" to={`/overview/${encodeURIComponent(message.route)}`}>
            {message.route}
          </Link>
        </div>
        {(message.reason || message.error) && (
          <p className="bsc-reason bsc-note">{[message.reason && words(message.reason), message.error].filter(Boolean).join(': ')}</p>
        )}
        <ol className="bsc-timeline">
          <li>
            <time>{time(message.takenAt)}</time> taken from <b>{message.source}</b>
            <span className="bsc-muted">
              {' '}
              by {message.instance}, lane {message.lane}, batch {message.batch}
            </span>
          </li>
          {message.targets.map((target, index) => (
            <li key={index}>
              <time>{time(message.endedAt)}</time> accepted by <b>{target.target}</b>
              {target.receipt && <code>{target.receipt}</code>}
            </li>
          ))}
          {message.deadLetterId && (
            <li>
              <time>{time(message.endedAt)}</time> set aside as{' '}
              <Link to={`/dead-letters/${encodeURIComponent(message.deadLetterId)}`}>dead letter</Link>
            </li>
          )}
          {message.targets.length === 0 && !message.deadLetterId && (
            <li>
              <time>{time(message.endedAt)}</time> settled
            </li>
          )}
        </ol>
      </CardBody>
    </Card>
  )
}

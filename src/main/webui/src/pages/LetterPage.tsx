import {
  Alert,
  Breadcrumb,
  BreadcrumbItem,
  Button,
  Card,
  CardBody,
  CardTitle,
  Label,
  Tab,
  Tabs,
  TabTitleText,
  TextArea,
} from '@patternfly/react-core'
import { useCallback, useEffect, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { askOne, DEAD_LETTERS, exec } from '../bridge/jolokia'
import { mayOperate, useSession } from '../bridge/session'
import type { Letter } from '../bridge/types'
import { bytes, time, words } from '../parts/format'
import { fromHex, hexDump, toBase64, toHex } from '../parts/hex'
import { Loading, Nothing, Page } from '../parts/Page'
import { DiscardDialog, ReplayDialog, type Edit } from './LetterDialogs'

/** One dead letter: what is wrong with it, what it holds, and the way to put it right. */
export function LetterPage({ id }: { id: string }) {
  const session = useSession()
  const navigate = useNavigate()
  const [letter, setLetter] = useState<Letter | null>()
  const [error, setError] = useState<string>()
  const [edit, setEdit] = useState<Edit>()
  const [dialog, setDialog] = useState<'replay' | 'discard'>()

  const load = useCallback(() => {
    askOne<Letter | undefined>(exec(DEAD_LETTERS, 'show', { id })).then(
      found => setLetter(found ?? null),
      (failed: Error) => setError(failed.message),
    )
  }, [id])
  useEffect(() => {
    if (session.payloads) {
      load()
    }
  }, [load, session.payloads])

  const choice = { ids: [id], count: 1, label: 'this' }
  const closed = (done: boolean) => {
    setDialog(undefined)
    if (done) {
      navigate('/dead-letters')
    }
  }
  return (
    <Page
      title={letter ? words(letter.reason) : 'Dead letter'}
      subtitle={
        <Breadcrumb>
          <BreadcrumbItem>
            <Link to="/dead-letters">Dead letters</Link>
          </BreadcrumbItem>
          <BreadcrumbItem isActive>{letter?.key || id}</BreadcrumbItem>
        </Breadcrumb>
      }
      beside={
        letter &&
        mayOperate(session) && (
          <>
            <Button variant="primary" onClick={() => setDialog('replay')} isDisabled={letter.replayable === false}>
              {edit ? 'Replay as edited' : 'Replay'}
            </Button>
            <Button variant="secondary" isDanger onClick={() => setDialog('discard')}>
              Discard
            </Button>
          </>
        )
      }
    >
      {session.user !== null && !session.payloads && (
        <Nothing title="You may not see payloads">
          The role viewer sees that there is a dead letter, and why, but not what is in it.
        </Nothing>
      )}
      {error !== undefined && <Alert isInline variant="danger" title={error} className="bsc-alert" />}
      {session.payloads && letter === undefined && error === undefined && <Loading what="the dead letter" />}
      {letter === null && (
        <Nothing title="There is no such dead letter any more">It was replayed or discarded in the meantime.</Nothing>
      )}
      {letter && (
        <>
          <Wrong letter={letter} />
          <Body letter={letter} mayEdit={mayOperate(session)} edit={edit} setEdit={setEdit} />
          <About letter={letter} />
          <History letter={letter} />
        </>
      )}
      {dialog === 'replay' && <ReplayDialog choice={choice} edit={edit} close={closed} />}
      {dialog === 'discard' && <DiscardDialog choice={choice} close={closed} />}
    </Page>
  )
}

function Wrong({ letter }: { letter: Letter }) {
  return (
    <Alert isInline variant="warning" title={letter.error || words(letter.reason)} className="bsc-alert">
      {(letter.fieldErrors ?? []).length > 0 && (
        <ul className="bsc-plain-list bsc-field-errors" aria-label="Field errors">
          {letter.fieldErrors.map(each => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <div>
        At step <b>{letter.stage || 'unknown'}</b> of route{' '}
        <Link to={`/overview/${encodeURIComponent(letter.route)}`}>{letter.route}</Link>
        {letter.attempts > 1 && <>, after {letter.attempts} attempts</>}
      </div>
    </Alert>
  )
}

type BodyProps = { letter: Letter; mayEdit: boolean; edit?: Edit; setEdit: (edit?: Edit) => void }

function Body({ letter, mayEdit, edit, setEdit }: BodyProps) {
  const views = letter.views ?? {}
  const body = decoded(letter.bodyBase64)
  const text = views.text ?? (body && asText(body))
  const dump = views.hex ?? (body && hexDump(body))
  const first = views.decoded !== undefined ? 'decoded' : text !== undefined ? 'text' : 'hex'
  const [tab, setTab] = useState<string>(first)
  return (
    <Card isCompact>
      <CardTitle>
        Body{' '}
        <span className="bsc-muted">
          {letter.bodyType}, {bytes(letter.bodyBytes)}
          {letter.layout && `, layout ${letter.layout}`}
        </span>
      </CardTitle>
      <CardBody>
        <Tabs activeKey={tab} onSelect={(_event, key) => setTab(String(key))} aria-label="Views of the body">
          {views.decoded !== undefined && (
            <Tab eventKey="decoded" title={<TabTitleText>Decoded</TabTitleText>}>
              <pre className="bsc-body" tabIndex={0}>
                {JSON.stringify(views.decoded, null, 2)}
              </pre>
            </Tab>
          )}
          {text !== undefined && (
            <Tab eventKey="text" title={<TabTitleText>Text</TabTitleText>}>
              <pre className="bsc-body" tabIndex={0}>
                {pretty(text)}
              </pre>
            </Tab>
          )}
          {dump !== undefined && (
            <Tab eventKey="hex" title={<TabTitleText>Hex</TabTitleText>}>
              <pre className="bsc-body" tabIndex={0}>
                {dump}
              </pre>
            </Tab>
          )}
          {mayEdit && body !== undefined && (
            <Tab eventKey="edit" title={<TabTitleText>Edit{edit ? ' •' : ''}</TabTitleText>}>
              <Editor body={body} text={text} edit={edit} setEdit={setEdit} />
            </Tab>
          )}
        </Tabs>
        {body === undefined && <p className="bsc-muted">The body is not shown.</p>}
      </CardBody>
    </Card>
  )
}

type EditorProps = { body: Uint8Array; text?: string; edit?: Edit; setEdit: (edit?: Edit) => void }

/** Text as text; anything else as hexadecimal bytes. The original stays until the edited one has succeeded. */
function Editor({ body, text, edit, setEdit }: EditorProps) {
  const original = text ?? toHex(body)
  const [typed, setTyped] = useState(edit?.body ?? original)
  const [problem, setProblem] = useState<string>()
  const change = (value: string) => {
    setTyped(value)
    setProblem(undefined)
    if (value === original) {
      setEdit(undefined)
    } else if (text !== undefined) {
      setEdit({ body: value })
      setProblem(jsonProblem(original, value))
    } else {
      const bytes = fromHex(value)
      setEdit(bytes && { bodyBase64: toBase64(bytes) })
      setProblem(bytes ? undefined : 'Not a row of hexadecimal bytes: the edit is not used.')
    }
  }
  return (
    <div className="bsc-editor">
      <TextArea
        aria-label={text !== undefined ? 'Edited body' : 'Edited body, as hexadecimal bytes'}
        value={typed}
        onChange={(_event, value) => change(value)}
        rows={12}
        resizeOrientation="vertical"
        spellCheck={false}
      />
      <div className="bsc-tools">
        {edit && <Label color="blue">Replay sends the edited body</Label>}
        {problem && <Label status="warning">{problem}</Label>}
        <Button variant="link" isInline isDisabled={typed === original} onClick={() => change(original)}>
          Back to the original
        </Button>
      </div>
    </div>
  )
}

function About({ letter }: { letter: Letter }) {
  const rows: [string, string][] = [
    ['Key', letter.key],
    ['Source', letter.source],
    ['First set aside', time(letter.firstAt)],
    ['Last set aside', time(letter.lastAt)],
    ['Attempts', String(letter.attempts)],
    ['Already delivered to', letter.deliveredTo?.length ? letter.deliveredTo.join(', ') : 'nowhere'],
    ['Instance', letter.instance ?? ''],
    ['Id', letter.id],
  ]
  const named = (values?: Record<string, unknown>): [string, string][] =>
    Object.entries(values ?? {}).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)])
  return (
    <div className="bsc-charts">
      <Rows title="About" rows={rows.filter(([, value]) => value)} />
      <Rows title="Headers and properties" rows={[...named(letter.headers), ...named(letter.properties)]} />
    </div>
  )
}

function Rows({ title, rows }: { title: string; rows: [string, string][] }) {
  return (
    <Card isCompact>
      <CardTitle>{title}</CardTitle>
      <CardBody>
        {rows.length === 0 && <p className="bsc-muted">None</p>}
        <dl className="bsc-rows">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  )
}

function History({ letter }: { letter: Letter }) {
  return !letter.audit?.length ? null : (
    <Card isCompact>
      <CardTitle>Who did what</CardTitle>
      <CardBody>
        <ol className="bsc-timeline">
          {letter.audit.map((entry, index) => (
            <li key={index}>
              <time>{time(entry.at)}</time> <b>{entry.who || 'somebody'}</b> {words(entry.action).toLowerCase()}{' '}
              <span className="bsc-muted">{entry.detail}</span>
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  )
}

function decoded(base64?: string): Uint8Array | undefined {
  return base64 === undefined ? undefined : Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
}

/** Text if it is UTF-8 without control characters. */
function asText(body: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** Said only where the original was JSON, or began like it. */
function jsonProblem(original: string, value: string): string | undefined {
  if (!/^\s*[[{]/.test(original)) {
    return undefined
  }
  try {
    JSON.parse(value)
    return undefined
  } catch (wrong) {
    return `Not JSON yet: ${(wrong as Error).message}`
  }
}

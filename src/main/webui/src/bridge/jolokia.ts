import { rememberPage } from './session'

/** Asks the bridge. Several questions travel in one request, so that a page costs one request for each refresh. */
export type Question =
  | { type: 'read'; mbean: string; attribute: string }
  | { type: 'exec'; mbean: string; operation: string; arguments: unknown[] }

/** What came back for one question. `missing`: this bridge has no such attribute or operation. */
export type Answer<T> = { value?: T; error?: string; missing?: boolean; forbidden?: boolean }

export const BASCULE = 'dev.bascule:type=Bascule'
export const DEAD_LETTERS = 'dev.bascule:type=DeadLetters'
export const CONSOLE = 'dev.bascule:type=Console'

/** The bean of a route; quoted only if it must be, as the bridge does. */
export function bridgeBean(route: string): string {
  const plain = /^[^,=:"*?\n]+$/.test(route)
  const quoted = '"' + route.replace(/\\/g, '\\\\').replace(/["*?]/g, '\\$&').replace(/\n/g, '\\n') + '"'
  return `dev.bascule:type=Bridge,name=${plain ? route : quoted}`
}

export const read = (mbean: string, attribute: string): Question => ({ type: 'read', mbean, attribute })

/** An operation; a document among the arguments travels as JSON text. */
export const exec = (mbean: string, operation: string, ...args: unknown[]): Question => ({
  type: 'exec',
  mbean,
  operation,
  arguments: args.map(argument => (typeof argument === 'object' ? JSON.stringify(argument) : argument)),
})

type Raw = { status: number; value?: unknown; error?: string; error_type?: string }

/** One request; the answers in the order of the questions. Throws if the bridge cannot be reached; leaves the page if nobody is logged in. */
export async function ask(questions: Question[], signal?: AbortSignal): Promise<Answer<unknown>[]> {
  const response = await fetch('jolokia', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(questions),
    signal,
  })
  if (response.status === 401 || response.status === 403) {
    if (await isLoggedIn()) {
      throw new Error(`the bridge refuses requests of this page: ${await response.text()}`)
    }
    loggedOut()
    throw new Error('logged out')
  }
  if (!response.ok) {
    throw new Error(`the bridge answers with HTTP ${response.status}`)
  }
  const raw = (await response.json()) as Raw | Raw[]
  return (Array.isArray(raw) ? raw : questions.map(() => raw)).map(answer)
}

/** One question; throws what the bridge says against it. */
export async function askOne<T>(question: Question): Promise<T> {
  const answer = (await ask([question]))[0] as Answer<T>
  if (answer.error !== undefined) {
    throw new Error(answer.missing ? 'this bridge cannot do that yet' : answer.error)
  }
  return answer.value as T
}

function answer(raw: Raw): Answer<unknown> {
  if (raw.status === 200) {
    return { value: parsed(raw.value) }
  }
  const message = (raw.error ?? 'unknown error').replace(/^([\w.$]+(Exception|Error) : )+/, '')
  return {
    error: message,
    missing: raw.status === 404 || /^(No operation|No such attribute|Invalid number of operation arguments)/i.test(message),
    forbidden: raw.status === 403,
  }
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || value === '') {
    return value === '' ? undefined : value
  }
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** A refusal may have another reason: a proxy that the bridge doesn't expect, say. */
async function isLoggedIn(): Promise<boolean> {
  const answer = (await (await fetch('auth/session')).json()) as { user: string | null }
  return answer.user !== null
}

function loggedOut() {
  sessionStorage.setItem('logout.reason', 'Your session has ended. Log in again.')
  rememberPage()
  window.location.assign('/hawtio/login')
}

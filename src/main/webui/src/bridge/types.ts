/** What the bridge's beans answer with; fields that a bridge may not have yet are optional. */
export type RouteState = 'RUNNING' | 'SOURCE_DOWN' | 'TARGET_DOWN' | 'HELD' | 'STOPPED' | 'INVALID' | 'MISCONFIGURED'

export type PromiseLevel = { target: string; level: string; order: string; why: string }

export type Books = {
  taken: number
  delivered: number
  filtered: number
  duplicate: number
  deadLettered: number
  redelivered: number
  balanced: boolean
}

export type RouteStatus = {
  id: string
  file: string
  state: RouteState
  reason: string
  promise: PromiseLevel[]
  books: Books
  ratePerSecond: number
  backlog: number | null
  oldestSeconds: number | null
}

export type ConnectionStatus = { name: string; kind: string; up: boolean; error: string | null; since: string | null }

export type Status = {
  instance: string
  state: RouteState
  routes: RouteStatus[]
  connections: ConnectionStatus[]
  cautions?: string[]
}

export type Lane = { id: number; state: RouteState; reason: string; batchNumber: number; inBatch: number; ratePerSecond: number }

export type RouteDetail = RouteStatus & {
  lanes?: Lane[]
  lastError?: { at: string; lane: number; error: string } | null
}

export type Stop = { scheme: string; name: string; connection: string }

export type Outline = {
  id: string
  description: string
  source: Stop
  steps: { kind: string; text: string }[]
  targets: Stop[]
}

export type History = {
  stepSeconds: number
  from: string
  taken: number[]
  delivered: number[]
  deadLettered: number[]
  duplicate: number[]
  settleSeconds: Record<string, (number | null)[]>
  batchSeconds: (number | null)[]
  messageAgeSeconds: (number | null)[]
}

export type SourceFile = { file: string; text: string; problems: { line: number; column: number; message: string }[] }

export type LetterCount = { route: string; reason: string; count: number; oldestAt?: string }

export type LetterRow = {
  id: string
  key: string
  route: string
  source: string
  stage: string
  reason: string
  error: string
  attempts: number
  firstAt: string
  lastAt: string
  bodyType: string
  bodyBytes: number
  replayable?: boolean
}

export type LetterPage = { items: LetterRow[]; next: string | number | null; total: number }

export type AuditEntry = { at: string; who: string; action: string; letterId?: string; detail?: string }

export type Letter = LetterRow & {
  instance?: string
  fieldErrors: string[]
  headers: Record<string, unknown>
  properties: Record<string, unknown>
  bodyBase64?: string
  deliveredTo: string[]
  replays?: number
  views?: { text?: string; hex?: string; decoded?: unknown }
  layout?: string | null
  audit?: AuditEntry[]
}

export type Job = {
  id: string
  state: 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED'
  requested: number
  replayed: number
  deadLetteredAgain: number
  skipped: number
  startedAt: string
  endedAt?: string | null
  by?: string
  error?: string | null
}

export type Traced = {
  takenAt: string
  source: string
  route: string
  instance: string
  lane: number | string
  batch: number
  outcome: string
  reason?: string
  endedAt?: string
  targets: { target: string; receipt?: string }[]
  stage?: string
  error?: string
  messageId?: string
  deadLetterId?: string
}

export type TraceResult = {
  key: string
  messages: Traced[]
  window?: { enabled?: boolean; from?: string; messages?: number; dropped?: number }
  deadLetters?: { id: string; route: string; reason: string; error?: string }[]
  hints?: string[]
}

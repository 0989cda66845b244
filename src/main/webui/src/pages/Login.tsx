import { Alert, Button, Divider, Form, FormGroup, Stack, StackItem, TextInput } from '@patternfly/react-core'
import { useEffect, useState, type FormEvent } from 'react'
import { wantedPage } from '../bridge/session'

/** How one may log in at this bridge. */
type Ways = { password: boolean; provider: { name: string; start: string } | null }

/** Why a log-in by the provider came to nothing, by the code that the bridge has put into this page's address. */
const PROBLEMS = new Map([
  ['unreachable', 'The provider does not answer. Try again later; commands on the host of the bridge work without it.'],
  ['misconfigured', 'The bridge and the provider do not agree with each other. The log of the bridge says on what.'],
  ['declined', 'The provider has refused the log-in.'],
  ['expired', 'This log-in was begun elsewhere or too long ago. Begin again here.'],
  ['untrusted', 'What the provider has answered cannot be trusted. The log of the bridge says why.'],
  ['no-role', 'The provider knows you, but you have no role at this bridge. Ask whoever runs it for one.'],
  ['no-name', 'The provider does not tell your name, or one that cannot be used here. Ask whoever runs the bridge.'],
  ['too-many', 'Too many attempts. Try again in a minute.'],
])

const ASK_AGAIN_MILLIS = 2_000

/** In place of Hawtio's own form, which posts no body. Why somebody was logged out, Hawtio says above it. */
export function LoginForm() {
  const { ways, isSilent } = useWays()
  const problem = PROBLEMS.get(new URLSearchParams(window.location.search).get('problem') ?? '')

  if (ways === undefined) {
    return isSilent ? <Alert isInline variant="warning" title="The bridge does not answer yet" /> : <></>
  }
  const { password, provider } = ways
  return (
    <Stack hasGutter>
      {problem && (
        <StackItem>
          <Alert isInline variant="danger" title={problem} />
        </StackItem>
      )}
      {provider && (
        <StackItem>
          <Button component="a" variant="primary" isBlock href={`${provider.start}?page=${encodeURIComponent(wantedPage())}`}>
            Log in with {provider.name}
          </Button>
        </StackItem>
      )}
      {provider && password && (
        <StackItem>
          <Divider />
        </StackItem>
      )}
      {password && (
        <StackItem>
          <PasswordForm isFirst={provider === null} />
        </StackItem>
      )}
    </Stack>
  )
}

/** Asks until there is an answer: to guess one would show a form that may be of no use. */
function useWays(): { ways: Ways | undefined; isSilent: boolean } {
  const [ways, setWays] = useState<Ways>()
  const [isSilent, setSilent] = useState(false)
  useEffect(() => {
    let ended = false
    let timer: number | undefined
    const ask = async () => {
      const answer = await askWays().catch(() => undefined)
      if (ended) {
        return
      }
      setWays(answer)
      setSilent(answer === undefined)
      if (answer === undefined) {
        timer = window.setTimeout(() => void ask(), ASK_AGAIN_MILLIS)
      }
    }
    void ask()
    return () => {
      ended = true
      window.clearTimeout(timer)
    }
  }, [])
  return { ways, isSilent }
}

async function askWays(): Promise<Ways> {
  const response = await fetch('auth/ways')
  if (!response.ok) {
    throw new Error(`auth/ways answers ${response.status}`)
  }
  return (await response.json()) as Ways
}

function PasswordForm({ isFirst }: { isFirst: boolean }) {
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)

  const logIn = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError('')
    try {
      const response = await fetch('auth/login', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username: user, password }),
      })
      if (response.ok) {
        window.location.assign(wantedPage())
        return
      }
      const answer = (await response.json().catch(() => ({}))) as { retryAfter?: number }
      setError(
        response.status === 429
          ? `Too many attempts. Try again in ${answer.retryAfter ?? 60} seconds.`
          : 'User or password is wrong.',
      )
    } catch {
      setError('The bridge does not answer.')
    }
    setBusy(false)
  }

  return (
    <Form onSubmit={event => void logIn(event)}>
      {error && <Alert isInline variant="danger" title={error} />}
      <FormGroup label="User" fieldId="user">
        <TextInput
          id="user"
          autoComplete="username"
          autoFocus={isFirst}
          isRequired
          value={user}
          onChange={(_event, value) => setUser(value)}
        />
      </FormGroup>
      <FormGroup label="Password" fieldId="password">
        <TextInput
          id="password"
          type="password"
          autoComplete="current-password"
          isRequired
          value={password}
          onChange={(_event, value) => setPassword(value)}
        />
      </FormGroup>
      <Button
        type="submit"
        variant={isFirst ? 'primary' : 'secondary'}
        isBlock
        isLoading={busy}
        isDisabled={busy || user === '' || password === ''}
      >
        Log in
      </Button>
    </Form>
  )
}

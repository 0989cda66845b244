import { Alert, Button, Form, FormGroup, TextInput } from '@patternfly/react-core'
import { useState, type FormEvent } from 'react'

/** In place of Hawtio's own form, which posts no body. Why somebody was logged out, Hawtio says above it. */
export function LoginForm() {
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
        window.location.assign('/hawtio/')
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
        <TextInput id="user" autoComplete="username" autoFocus isRequired value={user} onChange={(_event, value) => setUser(value)} />
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
      <Button type="submit" variant="primary" isBlock isLoading={busy} isDisabled={busy || user === '' || password === ''}>
        Log in
      </Button>
    </Form>
  )
}

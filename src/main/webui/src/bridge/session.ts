import { useEffect, useState } from 'react'

export type Session = { user: string | null; role?: 'viewer' | 'operator' | 'admin'; payloads?: boolean }

let current: Promise<Session> | undefined

/** Who is logged in; asked once, since a log-in loads the page anew. */
export function session(): Promise<Session> {
  current ??= fetch('auth/session').then(response => response.json() as Promise<Session>)
  return current
}

/** The same, for components; nobody until it is known. */
export function useSession(): Session {
  const [known, setKnown] = useState<Session>({ user: null })
  useEffect(() => {
    session().then(setKnown, () => undefined)
  }, [])
  return known
}

/** Whether routes and dead letters may be acted on. */
export function mayOperate(session: Session): boolean {
  return session.role === 'operator' || session.role === 'admin'
}

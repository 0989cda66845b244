import { useEffect, useState } from 'react'

export type Session = { user: string | null; role?: 'viewer' | 'operator' | 'admin'; payloads?: boolean }

let current: Promise<Session> | undefined

/** Who is logged in; asked once, since a log-in loads the page anew. */
export function session(): Promise<Session> {
  current ??= fetch('auth/session').then(response => response.json() as Promise<Session>)
  return current
}

const WANTED = 'bascule.wanted-page'

/** Keeps the page that somebody has to log in for; the log-in page is none. */
export function rememberPage() {
  const { pathname, search } = window.location
  if (pathname !== '/hawtio/login') {
    sessionStorage.setItem(WANTED, pathname + search)
  }
}

/** Where to go after a log-in. */
export function wantedPage(): string {
  return sessionStorage.getItem(WANTED) ?? '/hawtio/'
}

/** Whoever is logged in goes where he likes. */
export function forgetPage() {
  sessionStorage.removeItem(WANTED)
}

/** The same as {@link session}, for components; nobody until it is known. */
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

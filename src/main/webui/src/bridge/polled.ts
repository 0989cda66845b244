import { useCallback, useEffect, useRef, useState } from 'react'

export type Polled<T> = { data?: T; error?: string; refresh: () => void }

/**
 * Loads now, and again `periodMillis` after each answer, but not while the page is out of sight. After a failure the last data stay, with the
 * error beside them.
 */
export function usePolled<T>(load: (signal: AbortSignal) => Promise<T>, periodMillis: number): Polled<T> {
  const [data, setData] = useState<T>()
  const [error, setError] = useState<string>()
  const [round, setRound] = useState(0)
  const latest = useRef(load)
  latest.current = load

  useEffect(() => {
    const abort = new AbortController()
    let timer: number | undefined
    const tick = async () => {
      window.clearTimeout(timer)
      if (document.hidden) {
        return
      }
      try {
        const loaded = await latest.current(abort.signal)
        if (!abort.signal.aborted) {
          setData(loaded)
          setError(undefined)
        }
      } catch (failed) {
        if (!abort.signal.aborted) {
          setError(failed instanceof TypeError ? 'the bridge does not answer' : (failed as Error).message)
        }
      }
      if (!abort.signal.aborted) {
        timer = window.setTimeout(() => void tick(), periodMillis)
      }
    }
    const seen = () => {
      if (!document.hidden) {
        void tick()
      }
    }
    document.addEventListener('visibilitychange', seen)
    void tick()
    return () => {
      abort.abort()
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [periodMillis, round])

  const refresh = useCallback(() => setRound(before => before + 1), [])
  return { data, error, refresh }
}

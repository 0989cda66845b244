import { eventService } from '@hawtio/react'
import { useCallback, useState } from 'react'

/** Runs what a button does, one at a time, and tells how it went. */
export function useAction(done: () => void) {
  const [busy, setBusy] = useState(false)
  const run = useCallback(
    async (act: () => Promise<unknown>, success: string) => {
      setBusy(true)
      try {
        await act()
        eventService.notify({ type: 'success', message: success })
      } catch (failed) {
        eventService.notify({ type: 'danger', message: (failed as Error).message })
      } finally {
        setBusy(false)
        done()
      }
    },
    [done],
  )
  return { busy, run }
}

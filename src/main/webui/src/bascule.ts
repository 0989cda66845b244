import { hawtio, userService } from '@hawtio/react'
import { createElement } from 'react'
import { useLocation } from 'react-router'
import { forgetPage, rememberPage, session } from './bridge/session'
import { ConnectionsPage } from './pages/Connections'
import { DeadLettersPage } from './pages/DeadLetters'
import { LetterPage } from './pages/LetterPage'
import { LoginForm } from './pages/Login'
import { OverviewPage } from './pages/Overview'
import { RoutePage } from './pages/RoutePage'
import { TracePage } from './pages/Trace'

/** A page, and below its path another one for what is named there. Hawtio renders the same component for both. */
function withDetail(path: string, list: () => JSX.Element, detail: (props: { id: string }) => JSX.Element) {
  return function ListOrDetail() {
    const id = decodeURIComponent(useLocation().pathname.slice(path.length + 1))
    return id === '' ? createElement(list) : createElement(detail, { id, key: id })
  }
}

/** Adds our pages to Hawtio, before its own, and our way of logging in. */
export function bascule() {
  userService.addFetchUserHook('bascule', async resolve => {
    const { user } = await session()
    if (user === null) {
      rememberPage()
    } else {
      forgetPage()
    }
    resolve({ username: user ?? 'public', isLogin: user !== null, loginMethod: 'form' })
    return { isIgnore: false, isError: false, loginMethod: 'form' }
  })
  const isActive = async () => (await session()).user !== null
  hawtio
    .addPlugin({
      id: 'bascule-login',
      isLogin: true,
      component: LoginForm,
      isActive: async () => true,
    })
    .addPlugin({ id: 'bascule', title: 'Overview', path: '/overview', order: -40, component: withDetail('/overview', OverviewPage, RoutePage), isActive })
    .addPlugin({
      id: 'bascule-letters',
      title: 'Dead letters',
      path: '/dead-letters',
      order: -30,
      component: withDetail('/dead-letters', DeadLettersPage, LetterPage),
      isActive,
    })
    .addPlugin({ id: 'bascule-trace', title: 'Trace', path: '/trace', order: -20, component: TracePage, isActive })
    .addPlugin({ id: 'bascule-connections', title: 'Connections', path: '/connections', order: -10, component: ConnectionsPage, isActive })
}

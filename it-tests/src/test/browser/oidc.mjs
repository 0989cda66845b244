// Logs in at an OpenID provider and out again, and looks at what is on the screen. Ends with 1, and a picture of the page, at the first thing that is
// not as it should be.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const { url, provider, pictures, browser: executablePath } = JSON.parse(process.env.CONSOLE_PLAN)
const WAIT = 30_000
mkdirSync(pictures, { recursive: true })

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
let current

async function open() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' })
  const page = (current = await context.newPage())
  page.setDefaultTimeout(WAIT)
  return page
}

async function toProvider(page, user) {
  await page.getByRole('link', { name: /^Log in with / }).click()
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
  check(page.url().startsWith(provider), `the browser is at ${page.url()}`)
  await page.getByRole('link', { name: user }).click()
}

function check(condition, message) {
  if (!condition) {
    throw new Error(message)
  }
}

async function shownUser(page) {
  const answer = await page.request.get(new URL('auth/session', url).href)
  return (await answer.json()).user
}

async function operator() {
  const page = await open()
  await page.goto(new URL('connections?from=link', url).href)
  await page.getByRole('link', { name: /^Log in with / }).waitFor()
  check((await page.getByLabel('Password').count()) === 0, 'a password is asked for that nobody has')
  await page.screenshot({ path: join(pictures, 'console-oidc.png') })
  check((await shownUser(page)) === null, 'somebody is logged in already')
  await toProvider(page, 'anna')
  await page.getByRole('heading', { name: 'Connections', exact: true }).waitFor()
  check(page.url() === new URL('connections?from=link', url).href, `the browser is at ${page.url()}`)

  const user = await shownUser(page)
  check(user === 'anna (localhost)', `the user is called ${user}`)

  await page.goto(new URL('overview/ticks', url).href)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor()

  const cookies = await page.context().cookies()
  check(cookies.some(cookie => cookie.name.startsWith('bascule-session-') && cookie.httpOnly && cookie.sameSite === 'Strict'), 'no session')
  check(!cookies.some(cookie => cookie.name === 'bascule-log-in'), 'the cookie of the log-in is still there')

  await page.goto(new URL('auth/logout', url).href)
  await page.getByRole('heading', { name: 'Logged out' }).waitFor()
  check(page.url().startsWith(`${provider}/logout?`), `the browser is at ${page.url()}`)
  await page.goto(url)
  await page.getByRole('link', { name: /^Log in with / }).waitFor()
}

async function viewer() {
  const page = await open()
  await page.goto(new URL('overview/ticks', url).href)
  await toProvider(page, 'vera')
  await page.getByRole('heading', { name: 'ticks', exact: true }).waitFor()
  check((await page.getByRole('button', { name: /^(Start|Stop)$/ }).count()) === 0, 'a viewer is offered to start a route')
}

async function guest() {
  const page = await open()
  await page.goto(url)
  await toProvider(page, 'gast')
  await page.getByText('you have no role at this bridge').waitFor()
  await page.getByRole('link', { name: /^Log in with / }).waitFor()
}

/** Neither what the address says nor a bridge that is still starting breaks the log-in page. */
async function hindered() {
  const page = await open()
  let asked = 0
  await page.route('**/auth/ways', route => (asked++ === 0 ? route.fulfill({ status: 503 }) : route.continue()))
  await page.goto(new URL('login?problem=__proto__', url).href)
  await page.getByText('The bridge does not answer yet').waitFor()
  check((await page.getByLabel('Password').count()) === 0, 'a password is asked for before the bridge has answered')
  await page.getByRole('link', { name: /^Log in with / }).waitFor()
}

try {
  await hindered()
  await operator()
  await viewer()
  await guest()
} catch (failed) {
  await current?.screenshot({ path: join(pictures, 'failed.png') }).catch(() => undefined)
  console.error(String(failed.stack ?? failed))
  console.error(`at ${current?.url()}`)
  process.exitCode = 1
} finally {
  await browser.close()
}

// Works with the console as an operator does, and looks at what is on the screen. Ends with 1, and a picture of the page, at the first thing that is
// not as it should be.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const plan = JSON.parse(process.env.CONSOLE_PLAN)
const { url, users, planted, fixed, pictures, browser: executablePath } = plan
const WAIT = 30_000
mkdirSync(pictures, { recursive: true })

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const complaints = []

async function open(size) {
  return watched(await browser.newContext({ viewport: size, colorScheme: 'light', reducedMotion: 'reduce' }))
}

async function watched(context) {
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT)
  page.on('console', message => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
  return page
}

async function logIn(page, user) {
  await page.goto(url)
  await page.getByLabel('User', { exact: false }).fill(user.name)
  await page.getByLabel('Password', { exact: false }).fill(user.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
}

async function picture(page, name) {
  await page.waitForTimeout(700)
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

async function go(page, path, heading) {
  await page.goto(new URL(path, url).href)
  await page.getByRole('heading', { name: heading, exact: false }).first().waitFor()
}

function check(condition, message) {
  if (!condition) {
    throw new Error(message)
  }
}

function complainsOnlyOf(expected) {
  const others = complaints.filter(complaint => !expected.test(complaint))
  check(others.length === 0, `the browser's console complains:\n${others.join('\n')}`)
}

let current
let key
async function step(name, act) {
  const started = Date.now()
  await act()
  console.log(`${name}: ok, ${Date.now() - started} ms`)
}

const WIDE = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }

async function operator() {
  const page = (current = await open(WIDE))
  await step('log-in', async () => {
    await page.goto(url)
    await page.getByLabel('User').waitFor()
    await picture(page, 'console-login')
    await logIn(page, users.operator)
  })
  await step('routes move', async () => {
    const card = page.getByRole('region', { name: 'mainframe-orders' })
    await card.getByText('Running').waitFor()
    const taken = async () => Number((await card.getByText(/ taken = /).innerText()).split(' ')[0].replaceAll(',', ''))
    const before = await taken()
    await page.waitForTimeout(4_000)
    check((await taken()) > before, 'the books of mainframe-orders do not move')
    await picture(page, 'console-overview')
  })
  await step('route', async () => {
    await page.getByRole('link', { name: 'erp-orders' }).first().click()
    await page.getByRole('heading', { name: 'erp-orders', exact: true }).waitFor()
    await page.getByRole('img', { name: /Throughput/ }).waitFor({ timeout: 60_000 })
    await page.getByText('routes/erp-orders.yaml').first().waitFor()
    await picture(page, 'console-route')
  })
  await step('a route is held and resumed', async () => {
    await page.getByRole('button', { name: 'Hold', exact: true }).click()
    await page.getByRole('button', { name: 'Resume', exact: true }).click()
    await page.getByRole('button', { name: 'Hold', exact: true }).waitFor()
  })
  await step('the planted poison is found and read', async () => {
    await page.getByRole('link', { name: 'Dead letters' }).first().click()
    await page.getByRole('heading', { name: 'Dead letters', exact: true }).waitFor()
    await page.getByRole('grid', { name: 'Dead letters' }).waitFor()
    await picture(page, 'console-dead-letters')
    await page.getByLabel('Text in the error').fill(planted)
    await page.getByText('1 match').waitFor()
    const row = page.getByRole('grid', { name: 'Dead letters' }).getByRole('row').nth(1)
    key = (await row.locator('[data-label="Key"]').innerText()).trim()
    await row.getByRole('link').click()
    const errors = page.getByRole('list', { name: 'Field errors' })
    await errors.waitFor()
    check(/ORDER-TOTAL|orderTotal/i.test(await errors.innerText()), `the field is not named: ${await errors.innerText()}`)
    await page.getByRole('tab', { name: 'Hex' }).click()
    await picture(page, 'console-dead-letter')
  })
  await step('it is fixed and replayed', async () => {
    await page.getByRole('tab', { name: 'Edit' }).click()
    const editor = page.getByLabel('Edited body', { exact: false })
    const text = await editor.inputValue()
    check(text.includes(fixed.from), `the body does not hold ${fixed.from}`)
    await editor.fill(text.replace(fixed.from, fixed.to))
    await page.getByText('Replay sends the edited body').waitFor()
    await page.getByRole('button', { name: 'Replay as edited' }).click()
    await page.getByText('What would happen').waitFor()
    await picture(page, 'console-replay')
    await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click()
    await page.getByText('Replay by').first().waitFor()
    await page.getByText('1 replayed, 0 dead-lettered again').first().waitFor()
  })
  await step('it is traced', async () => {
    await go(page, `trace?key=${encodeURIComponent(key)}`, 'Trace')
    await page.getByText(/accepted by|Delivered/).first().waitFor()
    await picture(page, 'console-trace')
  })
  await step('connections', async () => {
    await go(page, 'connections', 'Connections')
    await page.getByRole('region', { name: 'cloud' }).getByText('Up', { exact: true }).waitFor()
    await picture(page, 'console-connections')
  })
  await step('the diagram of every route', () => diagrams(page))
  await step('what a page costs', async () => {
    const used = await page.evaluate(() => performance.memory?.usedJSHeapSize ?? 0)
    console.log(`heap of the page: ${Math.round(used / 1024 / 1024)} MiB`)
    check(used < 200 * 1024 * 1024, 'the page needs more than 200 MiB')
  })
  return page
}

/** Hawtio's own page: tree, diagram, source. */
async function diagrams(page) {
  await page.goto(new URL('camel', url).href)
  for (const route of ['erp-orders', 'mainframe-files', 'mainframe-orders', 'shipments']) {
    await page.getByRole('treeitem').getByText(route, { exact: true }).first().click()
    await page.getByRole('heading', { name: route, exact: true }).waitFor()
    await page.getByText('Route Diagram').first().click()
    await page.locator('.react-flow__node').first().waitFor()
  }
  await picture(page, 'console-camel')
}

async function otherLooks(page) {
  await step('phone', async () => {
    await page.setViewportSize(PHONE)
    await go(page, '', 'Overview')
    await page.getByRole('region', { name: 'erp-orders' }).waitFor()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    check(overflow <= 0, `the page is ${overflow} px wider than the phone`)
    await picture(page, 'console-phone')
  })
  await step('dark', async () => {
    await page.setViewportSize(WIDE)
    await page.emulateMedia({ colorScheme: 'dark' })
    await go(page, '', 'Overview')
    await page.getByRole('region', { name: 'erp-orders' }).waitFor()
    await picture(page, 'console-dark')
  })
}

async function viewer() {
  const page = (current = await open(WIDE))
  await step('a viewer is refused', async () => {
    await logIn(page, users.viewer)
    await go(page, 'dead-letters', 'Dead letters')
    await page.getByRole('grid', { name: 'Dead letters' }).waitFor()
    check((await page.getByRole('button', { name: /Replay|Discard/ }).count()) === 0, 'a viewer is offered to replay')
    await page.getByRole('grid', { name: 'Dead letters' }).getByRole('row').nth(1).getByRole('link').click()
    await page.getByText('You may not see payloads').waitFor()
    await page.context().close()
  })
}

async function expiry() {
  const page = (current = await open(WIDE))
  await step('log-out and expiry', async () => {
    await logIn(page, users.operator)
    await page.context().clearCookies()
    await page.getByText('Your session has ended').first().waitFor()
    await page.context().close()
  })
}

try {
  const first = await operator()
  // A page of its own in the same session: what Hawtio's diagram still asks for ends with the first one.
  const page = (current = await watched(first.context()))
  await first.close()
  await otherLooks(page)
  await page.context().close()
  complainsOnlyOf(/^$/)
  await viewer()
  // Hawtio asks for the sources of the routes at once, whoever has logged in.
  complainsOnlyOf(/dumpRoutesAsXml\(\) forbidden/)
  await expiry()
} catch (failed) {
  await current?.screenshot({ path: join(pictures, 'failed.png') }).catch(() => undefined)
  console.error(String(failed.stack ?? failed))
  console.error(`at ${current?.url()}`)
  complaints.forEach(complaint => console.error(complaint))
  process.exitCode = 1
} finally {
  await browser.close()
}

// Opens the console's pages before many routes and dead letters, and says how long each takes, what it needs, and what an open page costs the bridge.
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const { url, user, pid, route, routes, letters, seconds, browser: executablePath } = JSON.parse(process.env.CONSOLE_PLAN)
const MOST_HEAP_MIB = 200
const TICKS_PER_SECOND = 100
const comma = number => number.toLocaleString('en-US')

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
const devtools = await page.context().newCDPSession(page)
const system = await browser.newBrowserCDPSession()
await devtools.send('Performance.enable')
page.setDefaultTimeout(60_000)

async function heapMib() {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  return Math.round(metrics.find(metric => metric.name === 'JSHeapUsedSize').value / 1024 / 1024)
}

/** What the page's renderer has for itself. */
async function privateMib() {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo')
  const kib = processInfo
    .filter(each => each.type === 'renderer')
    .map(each => Number(/^Private_Dirty: +(\d+)/m.exec(readFileSync(`/proc/${each.id}/smaps_rollup`, 'utf8'))[1]))
  return Math.round(Math.max(...kib) / 1024)
}

async function answers(name, act, visible) {
  const started = performance.now()
  await act()
  await visible().waitFor()
  const millis = Math.round(performance.now() - started)
  const heap = await heapMib()
  console.log(`${name}: ${millis} ms, heap ${heap} MiB, private memory ${await privateMib()} MiB`)
  if (heap >= MOST_HEAP_MIB) {
    throw new Error(`${name} needs ${heap} MiB of heap`)
  }
}

function cpuSeconds() {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

async function share(name) {
  const before = cpuSeconds()
  await page.waitForTimeout(seconds * 1000)
  console.log(`${name}: ${(((cpuSeconds() - before) * 100) / seconds).toFixed(1)} % of a core over ${seconds} s`)
}

const heading = name => () => page.getByRole('heading', { name, exact: true }).first()
const text = what => () => page.getByText(what, { exact: true }).first()

try {
  await page.goto(url)
  await page.getByLabel('User').fill(user.name)
  await page.getByLabel('Password').fill(user.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await heading('Overview')().waitFor()

  const card = () => page.getByRole('region', { name: route, exact: true })
  const follow = name => () => page.getByRole('link', { name, exact: true }).first().click()
  await card().waitFor()
  const shown = await page.getByRole('region', { name: new RegExp(`^${route}(-\\d+)?$`) }).count()
  if (shown !== routes) {
    throw new Error(`the overview shows ${shown} of ${routes} routes`)
  }
  await answers('the whole console, loaded anew', () => page.reload(), card)
  await answers('route', follow(route), heading(route))
  await answers('dead letters', follow('Dead letters'), text(`${comma(letters)} match`))
  await answers('next page', () => page.getByRole('button', { name: 'Next' }).click(), text(/^Page 2\b/))
  const ofRoute = Math.floor((letters - 1) / routes) + 1
  await answers('of one route', () => page.getByLabel('Route').selectOption(route), text(`${comma(ofRoute)} match`))
  await answers('of all routes', () => page.getByLabel('Route').selectOption(''), text(`${comma(letters)} match`))
  await answers('text of one letter', () => page.getByLabel('Text in the error').fill('ID:copy-000001'), text('1 match'))
  await answers('trace', follow('Trace'), heading('Trace'))
  await answers('connections', follow('Connections'), heading('Connections'))
  await answers('overview', follow('Overview'), card)

  await page.goto('about:blank')
  await share('no page open')
  for (const [name, path] of [['overview', ''], ['dead letters', 'dead-letters']]) {
    await page.goto(new URL(path, url).href)
    await page.waitForTimeout(2_000)
    await share(`${name} open`)
  }
} catch (failed) {
  console.error(String(failed.stack ?? failed))
  console.error(`at ${page.url()}: ${(await page.locator('body').innerText().catch(() => '')).slice(0, 2_000)}`)
  process.exitCode = 1
} finally {
  await browser.close()
}

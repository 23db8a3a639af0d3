// Lists the sessions that this device keeps, for the gym without a network.
const TRAIN = /^\/plans\/[\w-]+\/train\/.*\/(\d{4}-\d\d-\d\d)\/$/
const DAY = 86_400_000
const dateOf = (moment) => new Date(moment).toLocaleDateString("sv") // as in addresses: 2026-11-27

async function keptSessions() {
  const caching = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  const found = await Promise.all(caching.map(async (cache) => (await cache.keys()).map((one) => [cache, one])))
  return Promise.all(
    found
      .flat()
      .filter(([_cache, { url }]) => TRAIN.test(new URL(url).pathname))
      .map(async ([cache, request]) => {
        const path = new URL(request.url).pathname
        return { path, day: TRAIN.exec(path)[1], title: titleIn(await (await cache.match(request)).text()) }
      }),
  )
}

const titleIn = (page) => new DOMParser().parseFromString(page, "text/html").title.split(" · ")[0]

function inWords(day) {
  const options = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }
  return new Date(day).toLocaleDateString(document.documentElement.lang, options)
}

function lineOf({ path, day, title }) {
  const link = Object.assign(document.createElement("a"), { className: "bigset", href: path })
  const name = Object.assign(document.createElement("b"), { textContent: title })
  const when = Object.assign(document.createElement("span"), { className: "small quiet", textContent: inWords(day) })
  link.append(name, when)
  const line = document.createElement("li")
  line.append(link)
  return line
}

// Today's first, then what comes next.
const today = dateOf(Date.now())
const sessions = (await keptSessions()).filter((one) => one.day >= dateOf(Date.now() - DAY))
const later = sessions.filter((one) => one.day !== today).toSorted((one, other) => one.day.localeCompare(other.day))
const inOrder = [...sessions.filter((one) => one.day === today), ...later]
document.querySelector("[data-kept]").append(...inOrder.map((session) => lineOf(session)))
document.querySelector("[data-some]").hidden = !sessions.length
document.querySelector("[data-none]").hidden = Boolean(sessions.length)

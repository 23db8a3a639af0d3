// Keeps the sessions of this week on the device: network first, and after three seconds what is kept.
const KEPT = "hamstrong-{{ build }}"
const NEEDED = [{% for one in needed %}"{{ one }}"{% if not forloop.last %}, {% endif %}{% endfor %}]
const PATIENCE = 3000
const OFFLINE = "{% url "workouts:offline" %}"
const TODAY = "{% url "workouts:today" %}"
const OLD = 14 * 86_400_000
const TRAIN = /^\/plans\/[\w-]+\/train\//
const HASHED = /\.[0-9a-f]{12}\.\w+$/
const LEAVING = /^\/account\/(logout|ending|sessions)\//

addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const kept = await caches.open(KEPT)
      await kept.addAll([...NEEDED, OFFLINE])
      const pages = await clients.matchAll({ type: "window", includeUncontrolled: true })
      if (!pages.some((page) => TRAIN.test(new URL(page.url).pathname))) await skipWaiting()
    })(),
  )
})

addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== KEPT) await caches.delete(name)
      await clients.claim()
    })(),
  )
})

addEventListener("message", (event) => {
  if (event.data.forget) event.waitUntil(forget())
  if (event.data.keep) event.waitUntil(keepAll(event.data.keep))
})

addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin) return
  if (request.method !== "GET") {
    if (LEAVING.test(url.pathname)) event.waitUntil(forget())
    return
  }
  if (request.mode === "navigate") event.respondWith(navigate(event, url.pathname))
  if (url.pathname.startsWith("/static/")) event.respondWith(fromStatic(event, url))
})

// Without a network every address leads to the sessions that are kept here.
async function navigate(event, path) {
  if (TRAIN.test(path)) return networkFirst(event, path).catch(() => offline())
  const asked = fetch(event.request)
  const answered = asked.catch(() => offline())
  return path === TODAY && (await hasSessions()) ? Promise.race([answered, late(offline)]) : answered
}

const offline = async () => (await (await caches.open(KEPT)).match(OFFLINE)) ?? Response.error()
const late = async (answer) => {
  await new Promise((done) => setTimeout(done, PATIENCE))
  return answer()
}
const isSession = (request) => TRAIN.test(new URL(request.url).pathname)
const hasSessions = async () => (await (await caches.open(KEPT)).keys()).some((one) => isSession(one))

async function fromStatic(event, url) {
  if (!HASHED.test(url.pathname)) return networkFirst(event, url.pathname)
  return (await caches.match(event.request)) ?? networkFirst(event, url.pathname)
}

async function networkFirst(event, path) {
  const kept = await caches.open(KEPT)
  const asked = fetch(event.request).then((answer) => {
    if (answer.ok && !answer.redirected) event.waitUntil(kept.put(path, answer.clone()))
    return answer
  })
  asked.catch(() => undefined)
  const known = await kept.match(path)
  if (!known) return asked
  const answered = asked.then((answer) => (answer.status >= 500 ? known : answer)).catch(() => known)
  return Promise.race([answered, late(() => known)])
}

async function keepAll(paths) {
  const kept = await caches.open(KEPT)
  for (const request of await kept.keys()) {
    const day = isSession(request) && new URL(request.url).pathname.slice(-11, -1)
    if (day && Date.parse(day) < Date.now() - OLD) await kept.delete(request)
  }
  for (const path of paths) {
    const answer = TRAIN.test(path) && (await fetch(path, { redirect: "manual" }).catch(() => undefined))
    if (answer && answer.ok) await kept.put(path, answer)
  }
}

async function forget() {
  const kept = await caches.open(KEPT)
  for (const request of await kept.keys()) if (isSession(request)) await kept.delete(request)
}

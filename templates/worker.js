// Keeps the sessions of this week on the device: network first, and after three seconds what is kept.
const KEPT = "hamstrong-{{ build }}"
const NEEDED = [{% for one in needed %}"{{ one }}"{% if not forloop.last %}, {% endif %}{% endfor %}]
const PATIENCE = 3000
const TRAIN = /^\/plans\/[\w-]+\/train\//
const HASHED = /\.[0-9a-f]{12}\.\w+$/
const LEAVING = /^\/account\/(logout|ending|sessions)\//

addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const kept = await caches.open(KEPT)
      await kept.addAll(NEEDED)
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
  if (request.mode === "navigate" && TRAIN.test(url.pathname)) event.respondWith(networkFirst(event, url.pathname))
  if (url.pathname.startsWith("/static/")) event.respondWith(fromStatic(event, url))
})

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
  const late = new Promise((done) => setTimeout(done, PATIENCE, known))
  return Promise.race([asked.then((answer) => (answer.status >= 500 ? known : answer)).catch(() => known), late])
}

async function keepAll(paths) {
  const kept = await caches.open(KEPT)
  for (const path of paths) {
    const answer = TRAIN.test(path) && (await fetch(path, { redirect: "manual" }).catch(() => undefined))
    if (answer && answer.ok) await kept.put(path, answer)
  }
}

async function forget() {
  const kept = await caches.open(KEPT)
  for (const request of await kept.keys()) if (TRAIN.test(new URL(request.url).pathname)) await kept.delete(request)
}

// Keeps the sessions that this page leads to on the device, for the gym without a network, and sends
// what waits from there, wherever one is when the network comes back.
import { all } from "./training/outbox.js"
import { flush } from "./training/send.js"

const HOUR = 3_600_000
const KEY = "sessions-kept" // by path: when, and of which version of the week where the page knows it

async function keepSessions() {
  const registration = await navigator.serviceWorker.register("/worker.js")
  await navigator.serviceWorker.ready
  if (isSomebodyElse()) {
    registration.active?.postMessage({ forget: true })
    sessionStorage.removeItem(KEY)
  }
  const links = [...document.querySelectorAll("a[href*='/train/']")].map((link) => new URL(link.href).pathname)
  const paths = [...new Set([location.pathname, ...links])].filter((path) => path.includes("/train/"))
  const known = JSON.parse(sessionStorage.getItem(KEY) ?? "{}")
  const version = document.querySelector("[name=based_on]")?.value
  const isDue = ({ at = 0, of } = {}) => Date.now() - at > HOUR || (version !== undefined && of !== version)
  const due = paths.filter((path) => isDue(known[path]))
  if (!due.length) return
  registration.active?.postMessage({ keep: due })
  for (const path of due) known[path] = { at: Date.now(), of: version ?? known[path]?.of }
  sessionStorage.setItem(KEY, JSON.stringify(known))
}

function isSomebodyElse() {
  const now = document.querySelector("script[data-person]").dataset.person
  if (localStorage.person === now) return false
  const isOther = localStorage.person !== undefined
  localStorage.person = now
  return isOther
}

async function deliver() {
  await flush().catch(() => undefined) // no network: it stays here
  const waiting = (await all()).filter((entry) => !entry.kept && !entry.refused)
  const mark = document.querySelector("[data-waiting]")
  if (!mark) return
  mark.hidden = !waiting.length
  mark.textContent = mark.dataset.text.replace("#", waiting.length)
}

if (!document.querySelector("[data-session]")) {
  deliver().catch(() => undefined)
  addEventListener("online", () => deliver().catch(() => undefined))
}
if ("serviceWorker" in navigator) {
  const keep = () => keepSessions().catch(() => undefined)
  keep()
  addEventListener("week-shown", keep) // it was changed
}

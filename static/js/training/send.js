// Sends what waits. An event waits until an answer names its id, whatever the status of an answer.
import { all, keep } from "./outbox.js"

const AT_ONCE = 100
const SECONDS = 15 // a network in a basement hangs rather than fails
const REFUSED = new Set([413, 422])

const post = async (address, body, token) =>
  fetch(address, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    redirect: "manual",
    signal: AbortSignal.timeout(SECONDS * 1000),
  })

const freshToken = async () => {
  const answer = await fetch("/trainings/token/", {
    cache: "no-store",
    redirect: "manual",
    signal: AbortSignal.timeout(SECONDS * 1000),
  })
  return (await answer.json()).token
}

// One tab at a time: the next one finds what is still waiting then.
export const flush = () =>
  navigator.locks.request("trainings", async () => {
    const waiting = (await all()).filter((entry) => !entry.refused && !entry.kept)
    const trainings = new Set(waiting.map((entry) => entry.training))
    await oneByOne([...trainings], (training) => {
      const entries = waiting.filter((entry) => entry.training === training)
      const starts = entries.map((_entry, number) => number).filter((number) => number % AT_ONCE === 0)
      return oneByOne(starts, (start) => send(training, entries.slice(start, start + AT_ONCE)))
    })
  })

const oneByOne = (things, work) => things.reduce((before, thing) => before.then(() => work(thing)), Promise.resolve())

async function send(training, entries) {
  const { sealed, date } = entries[0]
  const body = { sealed, date, events: entries.map((entry) => entry.event) }
  const address = `/trainings/${training}/events/`
  let answer = await post(address, body, await freshToken())
  if (answer.status === 403) answer = await post(address, body, await freshToken())
  if (REFUSED.has(answer.status)) return refuse(entries, `${answer.status}`)
  if (answer.status !== 200) return
  const { kept, refused } = await answer.json()
  const names = new Set(kept)
  for (const entry of entries) entry.kept = names.has(entry.id)
  for (const { place, field, message } of refused) entries[place].refused = `${field} ${message}`
  await keep(entries)
}

// A batch that is refused as a whole is tried one by one, so that no event holds back another.
async function refuse(entries, why) {
  if (entries.length > 1) return oneByOne(entries, (entry) => send(entry.training, [entry]))
  entries[0].refused = why
  await keep(entries)
}

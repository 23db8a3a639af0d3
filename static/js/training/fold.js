// What the events of a training add up to; the same as workouts/planning/training/fold.py.
const STOPPED = 5
const MISTAP = 10_000 // milliseconds in which another pain for the same exercise corrects the one before

export function fold(events) {
  const known = new Map()
  for (const event of [...events].toSorted(inOrder)) if (!known.has(event.id)) known.set(event.id, event)
  const { told, deleted } = notDeleted(known.values())
  const isDeleted = deleted.length > 0 && told.length === 0
  const training = { items: {}, pain: null, note: "", feel: null, started: null, finished: null, isDeleted }
  training.worst = worstPain(told)
  for (const event of told) {
    tell(training, event)
    if (event.item == null) continue
    training.items[event.item] ??= { to: "", kg: null, lb: null, pain: null, note: "", sets: new Map() }
    tellPlace(training.items[event.item], event)
  }
  return training
}

function inOrder(one, other) {
  return one.at - other.at || (one.id < other.id ? -1 : 1)
}

export const isStopped = (item) => item.pain != null && item.pain >= STOPPED

function notDeleted(events) {
  let told = []
  let deleted = []
  for (const event of events) {
    if (event.kind === "delete") [told, deleted] = [[], [...deleted, ...told]]
    else if (event.kind === "restore") [told, deleted] = [[...deleted, ...told], []]
    else told.push(event)
  }
  return { told, deleted }
}

function worstPain(events) {
  const worst = new Map()
  const last = new Map()
  for (const { id, kind, at, pain, item = null } of events) {
    if (pain == null || kind === "morning") continue
    const before = last.get(item)
    if (before && at - before.at <= MISTAP) worst.delete(before.id)
    worst.set(id, pain)
    last.set(item, { id, at })
  }
  return worst.size ? Math.max(...worst.values()) : null
}

function tell(training, event) {
  if (event.kind === "morning") return
  training.started ??= event.at
  if (event.pain != null && event.item == null) training.pain = event.pain
  if (event.kind === "finish") {
    training.finished = event.at
    training.feel = event.feel ?? training.feel
  }
  if (event.kind === "reopen") training.finished = null
  if (event.kind === "note" && event.item == null) training.note = event.text ?? ""
}

function tellPlace(item, event) {
  const side = event.side ?? ""
  const key = `${event.set}${side}`
  if (event.kind === "set") {
    const { kg, lb, reps, seconds, rpe, form_broke, at, set } = event
    item.sets.set(key, { set, side, to: item.to, kg, lb, reps, seconds, rpe, form_broke, at })
  }
  if (event.kind === "edit") {
    if (event.set == null && (event.kg != null || event.lb != null)) {
      item.kg = event.kg ?? null
      item.lb = event.lb ?? null
    }
    for (const done of item.sets.values()) {
      const isMeant = (event.set == null || event.set === done.set) && (!side || side === done.side)
      if (isMeant) edit(done, event)
    }
  }
  if (event.kind === "remove") item.sets.delete(key)
  if (event.kind === "swap") Object.assign(item, { to: event.to ?? "", kg: null, lb: null })
  if (event.kind === "pain") item.pain = event.pain ?? null
  if (event.kind === "note") item.note = event.text ?? ""
}

function edit(done, event) {
  for (const name of ["reps", "seconds", "rpe", "form_broke"]) if (event[name] != null) done[name] = event[name]
  if (event.kg == null && event.lb == null) return
  done.kg = event.kg
  done.lb = event.lb
}

// What was told and is not known to be kept yet. IndexedDB, because it survives a killed tab.
const NAME = "trainings"
const EVENTS = "events" // by their own id: { id, training, event, sealed, date, refused }

let opened

function open() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1)
    asked.addEventListener("upgradeneeded", () => asked.result.createObjectStore(EVENTS, { keyPath: "id" }))
    asked.addEventListener("success", () => done(asked.result))
    asked.addEventListener("error", () => failed(asked.error))
  })
  return opened
}

async function inStore(mode, work) {
  const base = await open()
  return new Promise((done, failed) => {
    const transaction = base.transaction(EVENTS, mode, { durability: "strict" })
    const asked = work(transaction.objectStore(EVENTS))
    transaction.commit() // without it a page that is left now would take back what it was told
    transaction.addEventListener("complete", () => done(asked?.result))
    transaction.addEventListener("abort", () => failed(transaction.error))
  })
}

export const keep = (entries) =>
  inStore("readwrite", (store) => {
    for (const entry of entries) store.put(entry)
  })

export const all = () => inStore("readonly", (store) => store.getAll())

export const forget = (ids) =>
  inStore("readwrite", (store) => {
    for (const id of ids) store.delete(id)
  })

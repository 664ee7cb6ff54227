// Erases what a broken browser store left of this site. Plain script: it must run where the app does not.
//
// Promises:
//   - opening the page erases nothing; the word and the button do
//   - of an address shared with other applications, only what is this site's is erased
//   - nobody else can do it: a Clear-Site-Data header would mend more, but any page on the web may ask for an
//     address that sends it, and the notes would be gone without a word
'use strict'

const OURS = 'rapprochement'
/** the timeline and the notes; copies of the notes from before an update */
const DATABASES = [OURS, 'rapprochement-snapshots']
const PATIENCE = 5000
const site = new URL('../', document.baseURI).href

/** @param {string} state */
function show(state) {
  for (const line of document.querySelectorAll('[data-when]')) {
    if (line instanceof HTMLElement) line.hidden = line.dataset['when'] !== state
  }
}

/** Settles as the promise does, or fails after five seconds.
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>} */
function inTime(promise) {
  return Promise.race([
    promise,
    new Promise((_, fail) => {
      setTimeout(() => fail(new Error('no answer')), PATIENCE)
    }),
  ])
}

/** @param {string} name
 * @returns {Promise<void>} */
function eraseDatabase(name) {
  return new Promise((done, fail) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => done()
    request.onerror = () => fail(request.error ?? new Error('refused'))
  })
}

async function eraseWorkers() {
  if (!('serviceWorker' in navigator)) return
  for (const registration of await navigator.serviceWorker.getRegistrations()) {
    if (registration.scope === site) await registration.unregister()
  }
}

/** The worker's caches carry its scope in their names. One that was still being installed may write for a moment
 * after it was unregistered, so they must stay away for half a second. */
async function eraseCaches() {
  if (!('caches' in globalThis)) return
  for (let quiet = 0; quiet < 3; quiet++) {
    for (const name of await caches.keys()) {
      if (!name.endsWith(site)) continue
      await caches.delete(name)
      quiet = 0
    }
    await new Promise((done) => {
      setTimeout(done, 170)
    })
  }
}

function eraseItems() {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith(OURS)) storage.removeItem(key)
  }
}

/** Everything is tried, whatever fails before it; the worker first, since it writes. */
async function erase() {
  show('working')
  let failed = false
  for (const step of [eraseWorkers, eraseCaches, eraseItems, ...DATABASES.map((name) => () => eraseDatabase(name))]) {
    try {
      await inTime(Promise.resolve().then(step))
    } catch {
      failed = true
    }
  }
  show(failed ? 'stuck' : 'done')
}

for (const form of document.querySelectorAll('form')) {
  const input = form.querySelector('input')
  const button = form.querySelector('button')
  if (!input || !button) continue
  const isTyped = () => input.value.trim().toLowerCase() === form.dataset['word']
  input.addEventListener('input', () => {
    button.disabled = !isTyped()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (isTyped()) void erase()
  })
}

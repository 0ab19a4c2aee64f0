/* What a page of the book does beside being read: it is searched, it is light or dark, and old addresses lead on. Nothing is fetched. */
;(() => {
  const MOST = 12

  const element = (id) => document.getElementById(id)

  /** `index.html#EMIT-1` is the address of a rule that does not change when chapters do. */
  function leadOn() {
    const entry = element(decodeURIComponent(location.hash.slice(1)))
    if (entry?.matches('.contents li')) location.replace(entry.querySelector('a.id').href)
  }

  function theme() {
    const button = document.querySelector('.theme')
    const root = document.documentElement
    const kept = recall()
    if (kept) root.dataset.theme = kept
    button.hidden = false
    button.addEventListener('click', () => {
      const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
      root.dataset.theme = isDark ? 'light' : 'dark'
      try {
        localStorage.setItem('theme', root.dataset.theme)
      } catch {
        // Some browsers keep nothing for pages from files.
      }
    })
  }

  function recall() {
    try {
      return localStorage.getItem('theme')
    } catch {
      return null
    }
  }

  /** What is wider than the page can be scrolled without a mouse. */
  function reachable() {
    for (const box of document.querySelectorAll('.told, .scrolled, pre')) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0
      else if (!box.hasAttribute('role')) box.removeAttribute('tabindex')
    }
  }

  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = `assets/${name}`
      script.onload = resolve
      script.onerror = () => reject(new Error(`${name} cannot be loaded`))
      document.head.append(script)
    })
  }

  let index

  /** The library and what it is to find are loaded when somebody first searches. */
  async function ready() {
    if (index) return index
    await Promise.all([load('minisearch.js'), load('index.js')])
    index = new window.MiniSearch({
      fields: ['rule', 'title', 'text'],
      storeFields: ['rule', 'title', 'where', 'href'],
      searchOptions: { prefix: true, fuzzy: (word) => (word.length > 4 ? 0.2 : false), combineWith: 'AND', boost: { rule: 8, title: 3 } },
    })
    index.addAll(window.bookIndex)
    return index
  }

  function search() {
    const [input, list, found] = [element('search'), element('results'), element('found')]
    input.disabled = false
    input.addEventListener('input', async () => {
      const words = input.value.trim()
      const results = words === '' ? [] : (await ready()).search(words)
      if (words !== input.value.trim()) return
      list.replaceChildren(...results.slice(0, MOST).map(itemOf))
      list.hidden = results.length === 0
      found.textContent = words === '' ? '' : `${results.length} found`
    })
    document.addEventListener('keydown', (event) => onKey(event, input, list))
  }

  function itemOf({ rule, title, where, href }) {
    const [item, link, place] = ['li', 'a', 'small'].map((name) => document.createElement(name))
    link.href = href
    if (rule) {
      const id = document.createElement('b')
      id.textContent = `${rule} `
      link.append(id)
    }
    place.textContent = where
    link.append(title, place)
    item.append(link)
    return item
  }

  function onKey(event, input, list) {
    const isTyping = document.activeElement === input
    if (event.key === '/' && !isTyping) {
      event.preventDefault()
      input.focus()
    } else if (isTyping || list.contains(document.activeElement)) KEYS[event.key]?.(event, input, list)
  }

  /** What keys do where one searches. */
  const KEYS = {
    ArrowDown: (event, input, list) => move(event, 1, input, list),
    ArrowUp: (event, input, list) => move(event, -1, input, list),
    Enter: (_event, input, list) => document.activeElement === input && list.querySelector('a')?.click(),
    Escape: (_event, input, list) => {
      input.value = ''
      list.hidden = true
      input.focus()
    },
  }

  /** Up and down through what was found. */
  function move(event, by, input, list) {
    const ways = [input, ...list.querySelectorAll('a')]
    event.preventDefault()
    ways[ways.indexOf(document.activeElement) + by]?.focus()
  }

  leadOn()
  theme()
  search()
  addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(reachable))
  addEventListener('resize', reachable)
})()

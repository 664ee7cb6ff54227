// For pages that show our timeline in a frame: makes the frame as tall as what it holds.
// In ES5, for any page; the same as a file of its own and written into the page.
//
// Promises:
//   - a frame is ours if it is marked (data-rapprochement) or comes from the folder of this file; no other is touched
//   - a height is taken from the frame that says it, 100 to 5000 pixels, and nothing but the height is set
//   - an element <div data-rapprochement="address" data-title="…" data-height="900 700 600"> becomes such a frame;
//     three heights are for places narrower than 450 pixels, narrower than 750, and wider
//   - included again it looks for new such elements, and does nothing else; it leaves no name behind
;(function () {
  'use strict'

  var LEAST = 100
  var MOST = 5000
  var own = document.currentScript
  var home = own instanceof HTMLScriptElement && /^https?:/.test(own.src) ? own.src.replace(/[?#].*$/, '').replace(/[^/]*$/, '') : ''

  // Another copy that is here already answers this, and looks again.
  var LOOK = 'rapprochement:look:' + home
  var call = document.createEvent('Event')
  call.initEvent(LOOK, false, true)
  if (!document.dispatchEvent(call)) return

  /**
   * @param {string} selector
   * @param {(element: Element) => void} then
   */
  function each(selector, then) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), then)
  }

  /** @param {number} height */
  function within(height) {
    return Math.min(MOST, Math.max(LEAST, Math.ceil(height)))
  }

  /** @param {HTMLIFrameElement} frame */
  function isOurs(frame) {
    return frame.hasAttribute('data-rapprochement') || (home !== '' && frame.src.indexOf(home) === 0)
  }

  /** @param {MessageEvent<unknown>} event */
  function hear(event) {
    var said = /** @type {{ type?: unknown, v?: unknown, height?: unknown } | null} */ (event.data)
    if (!event.source || typeof said !== 'object' || said === null || said.type !== 'tl:height' || said.v !== 1) return
    if (typeof said.height !== 'number' || !isFinite(said.height)) return
    var height = within(said.height) + 'px'
    each('iframe', function (frame) {
      if (frame instanceof HTMLIFrameElement && frame.contentWindow === event.source && isOurs(frame)) frame.style.height = height
    })
  }

  /**
   * @param {string} heights
   * @param {number} width
   */
  function fitting(heights, width) {
    var all = heights.split(/[\s,]+/)
    var height = parseFloat(all[all.length < 3 || width < 450 ? 0 : width < 750 ? 1 : 2] || '')
    return within(isFinite(height) ? height : 600)
  }

  /** @param {HTMLElement} place */
  function upgrade(place) {
    var link = document.createElement('a')
    link.href = place.getAttribute('data-rapprochement') || ''
    place.removeAttribute('data-rapprochement')
    if (!/^https?:$/.test(link.protocol)) return
    var frame = document.createElement('iframe')
    var attributes = {
      'data-rapprochement': '',
      title: place.getAttribute('data-title') || 'Rapprochement',
      loading: 'lazy',
      frameborder: '0',
      allow: 'clipboard-write; web-share',
      referrerpolicy: 'no-referrer',
      sandbox: 'allow-same-origin allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads',
    }
    for (var name in attributes) frame.setAttribute(name, attributes[/** @type {keyof typeof attributes} */ (name)])
    // a width of 0 that may not stay so is what older iPhones understand
    frame.style.cssText = 'display:block;width:0;min-width:100%;border:0'
    frame.style.height = fitting(place.getAttribute('data-height') || '', place.offsetWidth) + 'px'
    frame.src = link.href
    place.style.minHeight = ''
    place.appendChild(frame)
    // in a row of boxes a place without a width would be as narrow as what it holds
    if (frame.offsetWidth === 0) place.style.width = '100%'
  }

  function look() {
    each('[data-rapprochement]:not(iframe)', function (place) {
      if (place instanceof HTMLElement) upgrade(place)
    })
  }

  window.addEventListener('message', hear)
  document.addEventListener('DOMContentLoaded', look)
  document.addEventListener(LOOK, function (event) {
    event.preventDefault()
    look()
  })
  look()

  // Frames that were here before us have said theirs already, and say it again when asked.
  each('iframe', function (frame) {
    if (frame instanceof HTMLIFrameElement && frame.contentWindow && isOurs(frame)) frame.contentWindow.postMessage({ sentinel: 'amp', type: 'frames-init' }, '*')
  })
})()

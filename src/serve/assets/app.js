// Comfort for those who use the keyboard; every page works without it.
'use strict';
(() => {
  const main = document.getElementById('main');
  const help = document.getElementById('help');
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const isTyping = (element) => element && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));

  // Steps to the next or previous of some elements, and marks where one is.
  const step = (selector, by) => {
    const all = [...main.querySelectorAll(selector)];
    if (all.length === 0) return;
    const at = all.findIndex((element) => element.classList.contains('here'));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    all[at]?.classList.remove('here');
    next.classList.add('here');
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  };

  const results = '.entries > li, tr.entry, .known > li, .findings ol > li';
  const keys = {
    '/': () => document.getElementById('q')?.focus(),
    j: () => step(results, 1),
    k: () => step(results, -1),
    n: () => step('.text p:not(.legend) .m, .comparison mark', 1),
    p: () => step('.text p:not(.legend) .m, .comparison mark', -1),
    '?': () => help.showModal(),
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || help.open) {
      if (event.key === 'Escape' && isTyping(event.target)) event.target.blur();
      return;
    }
    if (event.key === 'Enter' && event.target.matches('li.here, tr.here')) {
      event.target.querySelector('a.open')?.click();
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // The list of differences goes along with the text: what is in view there is marked and in view here.
  const list = main.querySelector('.comparison .list');
  const places = main.querySelectorAll('.comparison table mark[id]');
  if (list && places.length > 0) {
    const entryOf = (place) => list.querySelector(`a[href="#${place.id}"]`)?.closest('li');
    const watch = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) entryOf(target)?.classList.toggle('in-view', isIntersecting);
      const first = list.querySelector('.in-view');
      if (!first) return;
      const top = first.getBoundingClientRect().top - list.getBoundingClientRect().top;
      list.scrollTo({ top: list.scrollTop + top - list.clientHeight / 4, behavior: calm ? 'auto' : 'smooth' });
    }, { rootMargin: '-8% 0px -32% 0px' });
    for (const place of places) watch.observe(place);
  }

  // On a narrow page the facets would stand before nothing but more facets: closed until wanted.
  const facets = main.querySelector('.facets > details');
  if (facets && matchMedia('(max-width: 62rem)').matches) facets.open = false;

  // What is typed turns its own field.
  main.addEventListener('input', (event) => {
    if (event.target.matches('input:not([dir=ltr])')) event.target.dir = event.target.value ? 'auto' : '';
  });

  // Empty fields are left out of addresses.
  for (const form of main.querySelectorAll('form.search')) {
    form.addEventListener('submit', () => {
      for (const field of form.elements) if (field.name && field.value === '') field.disabled = true;
    });
  }
  addEventListener('pageshow', () => {
    for (const field of main.querySelectorAll('form.search :disabled')) field.disabled = false;
  });
})();

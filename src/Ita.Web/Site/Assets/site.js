// Lists are filtered, sorted and switched in place. Without this script every link and form does the same by loading the page.
(() => {
  'use strict';
  const live = () => document.querySelector('[data-live]');
  const place = () => location.pathname + location.search;
  let latest = 0;
  let shown = place();

  async function show(address, push, focus) {
    const turn = ++latest;
    const here = live();
    here.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' } });
      if (!answer.ok) throw new Error(answer.statusText);
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const region = next.querySelector('[data-live]');
      if (turn !== latest) return;
      if (!region) throw new Error('another page');
      const filter = here.querySelector('form[data-filter]');
      for (const part of here.querySelectorAll('[data-part]')) {
        const fresh = region.querySelector(`[data-part="${part.dataset.part}"]`);
        if (fresh) part.replaceWith(fresh);
      }
      if (filter && !filter.contains(document.activeElement)) filter.replaceWith(region.querySelector('form[data-filter]'));
      document.querySelector('a.language').href = next.querySelector('a.language').href;
      if (push) {
        history.pushState(null, '', address);
        shown = place();
      }
      if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
      here.removeAttribute('aria-busy');
    } catch {
      location.assign(address);
    }
  }

  function addressOf(form) {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
    return `${form.getAttribute('action')}${query.size ? '?' + query : ''}`;
  }

  addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-live] a[data-go]');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.href, true, link.id);
  });

  addEventListener('submit', (event) => {
    if (!event.target.matches('[data-live] form[data-filter]')) return;
    event.preventDefault();
    show(addressOf(event.target), true);
  });

  let typing;
  addEventListener('input', (event) => {
    const form = event.target.closest?.('[data-live] form[data-filter]');
    if (!form) return;
    clearTimeout(typing);
    typing = setTimeout(() => show(addressOf(form), true), event.target.matches('select') ? 0 : 300);
  });

  // A jump within the page, as by the link that skips to its main part, changes nothing that is shown.
  addEventListener('popstate', () => {
    if (place() === shown) return;
    shown = place();
    if (live()) show(location.href, false);
    else location.reload();
  });

  // How old the data is, counted on while the page stays open.
  const time = document.querySelector('time[data-age]');
  if (time) {
    const text = time.textContent;
    const at = Date.parse(time.dateTime);
    const tell = () => {
      const minutes = Math.floor((Date.now() - at) / 60000);
      if (minutes > 0) time.textContent = `${text} ${time.dataset.age.replace('{0}', minutes)}`;
    };
    tell();
    setInterval(tell, 30000);
  }
})();

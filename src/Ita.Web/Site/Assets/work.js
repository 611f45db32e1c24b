// Uploads with progress, and lists that renew themselves while something is under way. Without this script the form is sent as it
// is, and a link shows how things stand.
(() => {
  'use strict';

  // Asked often at first, seldom later, and not at all while nobody looks.
  const pauses = [[30, 2000], [120, 5000], [Infinity, 20000]];
  const begun = Date.now();
  const pause = () => pauses.find(([seconds]) => Date.now() - begun < seconds * 1000)[1];
  const visible = () => document.hidden
    ? new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }))
    : Promise.resolve();

  async function watch(list) {
    let tag = null;
    while (list.dataset.watch) {
      await new Promise((resolve) => setTimeout(resolve, tag ? pause() : 500));
      await visible();
      try {
        const headers = { Accept: 'application/json', ...(tag && { 'If-None-Match': tag }) };
        const state = await fetch(list.dataset.watch, { headers, cache: 'no-store' });
        if (state.status === 304) continue;
        if (!state.ok) return;
        const seen = state.headers.get('ETag');
        await renew(list);
        tag = seen;
      } catch {
        // The network may be back at the next turn.
      }
    }
  }

  async function renew(list) {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (!answer.ok) throw new Error(answer.statusText);
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = next.querySelector('[data-watch]');
    const said = document.querySelector('[data-watch-said]');
    const news = next.querySelector('[data-watch-said]');
    if (!fresh) {
      list.dataset.watch = '';
      return;
    }

    const held = document.activeElement?.id;
    if (fresh.innerHTML !== list.innerHTML) list.replaceChildren(...fresh.childNodes);
    if (held) document.getElementById(held)?.focus({ preventScroll: true });
    list.dataset.watch = fresh.dataset.watch;
    for (const part of document.querySelectorAll('[data-renew]')) {
      const other = next.querySelector(`[data-renew="${part.dataset.renew}"]`);
      if (other && other.innerHTML !== part.innerHTML) part.replaceChildren(...other.childNodes);
    }
    if (said && news && said.textContent !== news.textContent) said.textContent = news.textContent;
  }

  for (const list of document.querySelectorAll('[data-watch]')) watch(list);

  function send(form, file, progress) {
    return new Promise((resolve) => {
      const body = new FormData();
      body.append('token', form.elements.token.value);
      body.append(form.querySelector('input[type=file]').name, file, file.name);
      const request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'application/json');
      request.responseType = 'json';
      request.upload.addEventListener('progress', (event) => {
        if (event.lengthComputable) progress.value = event.loaded / event.total;
      });
      request.addEventListener('load', () => resolve({ status: request.status, answer: request.response }));
      request.addEventListener('error', () => resolve({ status: 0 }));
      request.send(body);
    });
  }

  function line(list, file) {
    const item = document.createElement('li');
    const name = document.createElement('bdi');
    const progress = document.createElement('progress');
    const said = document.createElement('span');
    name.textContent = file.name;
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute('aria-label', file.name);
    item.append(name, ' ', progress, ' ', said);
    list.append(item);
    return { progress, said };
  }

  async function upload(form) {
    const texts = form.dataset;
    const said = form.querySelector('.said');
    const list = form.querySelector('.progress');
    const files = [...form.querySelector('input[type=file]').files];
    if (!files.length) {
      said.textContent = texts.nothing;
      return;
    }

    const button = form.querySelector('button');
    button.disabled = true;
    list.hidden = false;
    list.replaceChildren();
    const sent = [];
    let failed = 0;
    for (const [index, file] of files.entries()) {
      said.textContent = texts.uploading.replace('{0}', index + 1).replace('{1}', files.length);
      const row = line(list, file);
      const reason = file.size > Number(texts.upload) ? 'too-large' : null;
      const { status, answer } = reason ? { status: 413 } : await send(form, file, row.progress);
      const problem = reason ?? answer?.unstored?.[0]?.reason;
      if (status === 201 && !problem) {
        row.progress.value = 1;
        sent.push(answer.stored[0].id);
      } else {
        failed++;
        row.progress.remove();
        row.said.className = 'bad';
        row.said.textContent = form.getAttribute(`data-${problem}`) ?? answer?.detail ?? texts.failed;
      }
    }

    const address = sent.length ? `${form.getAttribute('action')}?sent=${sent.join(',')}` : null;
    if (address && !failed) {
      location.assign(address);
      return;
    }

    button.disabled = false;
    said.textContent = texts.someFailed.replace('{0}', failed).replace('{1}', files.length);
    if (address) {
      const link = document.createElement('a');
      link.href = address;
      link.textContent = texts.seeSent;
      said.append(' ', link);
    }
  }

  for (const form of document.querySelectorAll('form[data-upload]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      upload(form);
    });
  }
})();

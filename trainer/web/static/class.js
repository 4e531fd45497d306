// What makes pages quicker to use: they work without it.
(() => {
  "use strict";
  const page = () => document.getElementById("page");
  const announce = document.getElementById("announce");
  const lost = document.getElementById("lost");
  let source = null;
  let busy = false;
  let asking = null;

  const typing = (node) => node && (node.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(node.tagName)
    && !/^(radio|checkbox|button|submit)$/.test(node.type || ""));
  const changed = () => [...document.querySelectorAll("#main input, #main select, #main textarea:not([data-draft])")].some((one) =>
    one.type === "radio" || one.type === "checkbox" ? one.checked !== one.defaultChecked
      : one.tagName === "SELECT" ? one.selectedIndex !== Math.max(0, [...one.options].findLastIndex((each) => each.defaultSelected))
        : one.type !== "hidden" && one.value !== one.defaultValue);

  // What is half typed before a choice: it outlasts looking something up, and goes once the words are sent.
  const field = () => document.querySelector("#main [data-draft]");
  const draft = (one) => `draft ${one.form.elements.token.value.slice(0, 8)} ${one.dataset.draft}`;
  const stored = (work) => { try { return work(window.sessionStorage); } catch { return null; } };
  const keep = (one) => stored((held) => one.value ? held.setItem(draft(one), one.value) : held.removeItem(draft(one)));
  const taken = (one) => {
    stored((held) => Object.keys(held).forEach((key) => {
      if (key.startsWith("draft ") && (!one || !key.startsWith(draft(one).replace(/\w+$/, "")))) held.removeItem(key);
    }));
    if (!one) return;
    if (!one.value) one.value = stored((held) => held.getItem(draft(one))) || "";
    one.setAttribute("aria-describedby", "words-keys");
  };
  // While somebody types, all is new but the field: neither does the keyboard go, nor is a composition broken.
  const around = (fresh) => {
    const old = field();
    const twin = old && [...fresh.querySelectorAll("[data-draft]")].find((one) => one.dataset.draft === old.dataset.draft);
    const levels = [];
    for (let here = old, there = twin; twin && here !== page(); here = here.parentElement, there = there.parentElement) {
      if (!there.parentElement || here.parentElement.tagName !== there.parentElement.tagName) return false;
      levels.push([here, there, here.parentElement, there.parentElement]);
    }
    for (const [here, there, mine, theirs] of levels) {
      for (const one of [...mine.childNodes]) if (one !== here) one.remove();
      const news = [...theirs.childNodes], place = news.indexOf(there);
      here.before(...news.slice(0, place));
      here.after(...news.slice(place + 1));
      for (const name of ["class", "data-etag"]) if (theirs.getAttribute(name)) mine.setAttribute(name, theirs.getAttribute(name));
    }
    if (twin) htmx.process(page());
    return Boolean(twin);
  };
  // A keyboard on the screen takes half of it: the end of what is sent stays above it, and with it the last words.
  const uncover = () => {
    const one = field(), seen = window.visualViewport;
    if (!one || !seen || document.activeElement !== one || window.matchMedia("(hover: hover)").matches) return;
    const below = one.form.getBoundingClientRect().bottom - (seen.offsetTop + seen.height);
    if (below > 0) window.scrollBy(0, below);
  };
  if (window.visualViewport) window.visualViewport.addEventListener("resize", uncover);
  document.addEventListener("focusin", (event) => {
    if (event.target !== field()) return;
    // Until the page is another one: if it were taken back when the field is left, a button would move from under a thumb.
    document.getElementById("main").classList.add("typing");
    setTimeout(uncover, 50);
  });
  document.addEventListener("input", (event) => { if (event.target === field()) keep(event.target); });
  // What was opened or shut stays so: a part of a page that is drawn again is known by its id.
  const folds = (among) => new Map([...among.querySelectorAll("#main details[id]")].map((one) => [one.id, one.open]));
  const refold = (before) => before.forEach((open, id) => {
    const one = document.getElementById(id);
    if (one && one.tagName === "DETAILS") one.open = open;
  });

  // One stream a page: it says that something changed, and the page asks again.
  const listen = () => {
    const address = page().dataset.events;
    if (source && source.address === address) return;
    if (source) { source.close(); source = null; }
    if (!address || !window.EventSource) return;
    source = new EventSource(address);
    source.address = address;
    source.addEventListener("changed", (event) => { if (event.data !== page().dataset.etag) again(); });
    source.onopen = () => { lost.hidden = true; };
    source.onerror = () => { lost.hidden = source.readyState !== EventSource.CLOSED && navigator.onLine; };
  };
  // Of a page that is pressed and written on all the time, only the part that changes is asked for: it holds up nobody.
  // Once more than that has changed, which its state tells, the whole page is.
  let asked = false;
  const part = (old) => {
    if (asked) return;
    asked = true;
    fetch(old.dataset.part).then((answer) => (answer.ok ? answer.text() : "")).then((text) => {
      const there = document.getElementById(old.id);
      const fresh = new DOMParser().parseFromString(text, "text/html").getElementById(old.id);
      if (!fresh || !there) return;
      if (fresh.dataset.state !== there.dataset.state) { whole(); return; }
      const held = there.contains(document.activeElement) ? document.activeElement.getAttribute("href") : "";
      there.replaceWith(fresh);
      htmx.process(fresh);
      if (held) { const one = [...fresh.querySelectorAll("a")].find((each) => each.getAttribute("href") === held); if (one) one.focus(); }
    }).catch(() => {}).finally(() => { asked = false; later(); });
  };
  // What is being made elsewhere is looked at again after a while, without a word to whoever listens.
  let waking = 0;
  const later = () => {
    const one = document.querySelector("[data-again]");
    clearTimeout(waking);
    if (one) waking = setTimeout(again, 1000 * Number(one.dataset.again));
  };
  const again = () => {
    if (!page().dataset.events) return;
    const old = document.querySelector("[data-part]");
    if (old) part(old); else whole();
  };
  const whole = () => {
    // Never under somebody's hands: what is typed or ticked, and an open question, stays.
    const held = () => busy || changed() || document.querySelector("#main details[open].ask-back");
    const writing = () => { const one = field(); return one && (one.value || document.activeElement === one); };
    if (!page().dataset.events || busy) return;
    if (asking) asking.abort();
    const mine = asking = new AbortController();
    fetch(location.href, { signal: mine.signal, headers: { accept: "text/html" } }).then(async (answer) => {
      const seen = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = seen.getElementById("page");
      // Somebody has pressed something meanwhile: the page after that is the newer one.
      if (!fresh || mine.signal.aborted) return;
      // What the facilitator tells everybody comes through all the same.
      if (held()) { if (!busy) told(fresh); return; }
      document.title = seen.title;
      if (answer.redirected) history.replaceState(null, "", answer.url);
      if (writing() && around(fresh)) {
        const stops = document.querySelector(".held");
        announce.textContent = [stops ? stops.innerText : "", ...news()].filter(Boolean).join(" ");
        unroll();
        uncover();
        return;
      }
      // Said in another window meanwhile: what is typed here stays until it is sent, and then that is told.
      if (field() && field().value) { told(fresh); return; }
      const before = folds(document);
      const opened = [...document.querySelectorAll("#main details")].map((one) => one.open);
      const focused = document.activeElement ? document.activeElement.value : "";
      const top = window.scrollY;
      page().replaceWith(document.adoptNode(fresh));
      htmx.process(page());
      const now = [...document.querySelectorAll("#main details")];
      if (now.length === opened.length) now.forEach((one, place) => { one.open = opened[place]; });
      refold(before);
      const same = focused && [...document.querySelectorAll("#main button")].find((one) => one.value === focused);
      if (same) same.focus();
      window.scrollTo(0, top);
      arrive();
    }).catch(() => {});
  };

  // What was said last is read from its beginning, one's own line was read before; where it is longer than its place,
  // the last of it is in sight: that is what is answered.
  const unroll = () => {
    const talk = document.querySelector(".talk"), first = talk && (talk.querySelector(".fresh:not(.kind-you)") || talk.querySelector(".fresh"));
    const last = talk && talk.querySelector(".line:last-child");
    if (!first || !last) { if (talk) talk.scrollTop = talk.scrollHeight; return; }
    const from = talk.getBoundingClientRect().top - talk.scrollTop + 4, top = (one) => one.getBoundingClientRect().top - from;
    const fits = talk.scrollHeight - top(first) <= talk.clientHeight;
    talk.scrollTop = fits || last.offsetHeight > talk.clientHeight ? top(fits ? first : last) : talk.scrollHeight;
  };
  const heard = new Set();
  const news = () => [...document.querySelectorAll("[data-message]")].filter((one) => !heard.has(one.dataset.message)).map((one) => {
    heard.add(one.dataset.message);
    return one.querySelector("p").innerText.trim();
  });
  const told = (fresh) => {
    const there = document.getElementById("messages"), next = fresh.querySelector("#messages");
    if (!there || !next || there.contains(document.activeElement)) return;
    there.replaceWith(document.adoptNode(next));
    const said = news();
    if (said.length) announce.textContent = said.join(" ");
  };
  // To put a message away takes nothing from what is being written below it.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(".dismiss")) return;
    event.preventDefault();
    event.stopPropagation();
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" }).then(() => {
      form.closest(".message").remove();
      document.getElementById("main").focus({ preventScroll: true });
    }).catch(() => { lost.hidden = false; });
  }, true);

  // What is new is heard, since a page that is swapped is not.
  const arrive = () => {
    const fresh = [...document.querySelectorAll("[data-fresh]")].map((one) => one.innerText.trim()).filter(Boolean);
    fresh.unshift(...news());
    announce.textContent = "";
    if (fresh.length) setTimeout(() => { announce.textContent = fresh.join(" "); }, 60);
    else { const head = document.querySelector("#main h1"); if (head) setTimeout(() => { announce.textContent = head.innerText; }, 60); }
    const own = field();
    if (own || document.querySelector("#main .saying")) taken(own);
    unroll();
    // Where there is a keyboard, one goes on writing; on a phone it would cover what was just said.
    const free = [document.body, document.getElementById("main")].includes(document.activeElement);
    if (own && free && "first" in own.dataset && window.matchMedia("(hover: hover)").matches) own.focus({ preventScroll: true });
    listen();
    later();
  };
  document.documentElement.classList.add("scripts");

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (busy) { event.preventDefault(); return; }
    if (asking) asking.abort();
    busy = true;
    document.body.classList.add("sending");
  });
  document.addEventListener("htmx:afterRequest", () => { busy = false; document.body.classList.remove("sending"); });
  document.addEventListener("htmx:sendError", () => { lost.hidden = false; });
  document.addEventListener("htmx:timeout", () => { lost.hidden = false; });
  document.addEventListener("htmx:afterOnLoad", () => { lost.hidden = true; });
  // After a press on a page that is pressed again and again, its reader stays where they were.
  let stays = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const pressed = event.detail.requestConfig && event.detail.requestConfig.elt;
    const form = pressed && pressed.closest("form");
    stays = page().classList.contains("lead")
      ? { path: location.pathname, folds: folds(document), top: window.scrollY, action: form ? form.getAttribute("action") : "" } : null;
  });
  const stay = () => {
    const same = stays && stays.path === location.pathname ? stays : null;
    stays = null;
    if (!same) return false;
    refold(same.folds);
    const form = same.action && [...document.querySelectorAll("#main form")].find((one) => one.getAttribute("action") === same.action);
    const next = form && [...form.querySelectorAll("button")].find((one) => one.offsetParent !== null);
    const wrong = document.querySelector("#main [role=alert]");
    if (wrong || !next) { window.scrollTo(0, 0); document.getElementById("main").focus({ preventScroll: true }); } else {
      window.scrollTo(0, same.top);
      next.focus({ preventScroll: true });
    }
    return true;
  };
  document.addEventListener("htmx:afterSettle", (event) => {
    const boosted = event.detail.boosted || event.detail.requestConfig && event.detail.requestConfig.boosted;
    if (boosted && !stay()) {
      window.scrollTo(0, 0);
      const first = document.querySelector("#main [autofocus]");
      (first || document.getElementById("main")).focus({ preventScroll: true });
    }
    arrive();
  });

  document.addEventListener("keydown", (event) => {
    const one = event.target;
    // An Enter that ends a composition sends nothing; in some browsers it comes after the end and has the number 229.
    if (one !== field() || event.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter") { event.preventDefault(); one.form.requestSubmit(); }
    if (event.key === "Escape") { event.preventDefault(); document.getElementById("main").focus({ preventScroll: true }); }
  });

  // The same keys as the full screen; a full-width one means its half-width twin.
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    let key = event.key.normalize("NFKC").toLowerCase();
    if (key === "enter" && /^(A|BUTTON|SUMMARY|INPUT)$/.test(event.target.tagName)) return;
    if (key.length > 1 && key !== "enter" && key !== "escape") return;
    const open = document.querySelector("#main details[open].ask-back");
    if (key === "escape" && open) { open.open = false; open.querySelector("summary").focus(); event.preventDefault(); return; }
    const found = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key && one.offsetParent !== null);
    if (!found) return;
    event.preventDefault();
    if (found.tagName === "SUMMARY" && found.parentElement.open && !found.parentElement.matches(".ask-back")) {
      // The second press of a pitch's key makes it; a form that is open already is gone into.
      const next = found.parentElement.querySelector("button.main") || found.parentElement.querySelector("input, select");
      if (next) { if (next.tagName === "BUTTON") next.click(); else next.focus(); return; }
    }
    if (found.tagName === "UL") { const first = found.querySelector("a"); if (first) first.focus(); return; }
    found.click();
    if (found.tagName === "SUMMARY" && found.parentElement.open) {
      const yes = found.parentElement.querySelector("button");
      (yes && !yes.classList.contains("grave") ? yes : found).focus();
    }
  });

  // The time runs here between two pages.
  setInterval(() => {
    const one = document.querySelector("[data-left][data-runs='1']");
    if (!one) return;
    const left = Math.max(0, Number(one.dataset.left) - 1);
    one.dataset.left = left;
    one.textContent = one.textContent.replace(/\d+/, Math.ceil(left / 60));
  }, 1000);
  window.addEventListener("offline", () => { lost.hidden = false; });
  window.addEventListener("online", () => { lost.hidden = true; again(); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  arrive();
})();

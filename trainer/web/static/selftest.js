// What a browser can find out by itself of what works between it and the server.
(() => {
  "use strict";
  const say = (name, how) => document.querySelectorAll(`[data-trial="${name}"] [data-is]`).forEach((one) => {
    one.hidden = one.dataset.is !== how;
  });
  say("script", "yes");
  const begun = performance.now();
  fetch("/selftest/clock", { cache: "no-store" }).then((answer) => answer.json()).then((told) => {
    say("cookies", told.cookies ? "yes" : "no");
    const here = Date.now() - (performance.now() - begun) / 2;
    document.querySelector("[data-seconds]").textContent = Math.abs((here - told.now) / 1000).toFixed(1);
    say("clock", "yes");
  }).catch(() => {});
  const form = document.querySelector("#main form");
  fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) })
    .then((answer) => say("form", answer.ok ? "yes" : "no")).catch(() => say("form", "no"));
  if (!window.EventSource) { say("live", "no"); return; }
  const source = new EventSource("/selftest/events");
  let first = 0;
  const end = (how) => { source.close(); clearTimeout(late); say("live", how); };
  const late = setTimeout(() => end("no"), 5000);
  source.addEventListener("one", () => { first = performance.now(); });
  // Both at once: they were held back until the stream ended.
  source.addEventListener("two", () => end(first && performance.now() - first > 200 ? "yes" : "no"));
  source.onerror = () => end("no");
})();

/* What a script adds. Everything here has a plain twin in the page: links beside keys, a button beside
   drafts, Leave beside Esc, a frame that reloads itself beside parts that are fetched again. */
"use strict";

const byData = (name, root = document) => root.querySelectorAll(`[data-${name}]`);
// The clock of the server: the one of this machine may be wrong.
const behind = Date.now() - Date.parse(document.body.dataset.now);
const present = () => Date.now() - behind;
const remembered = (name) => localStorage.getItem(name) === "yes";
const remember = (name, yes) => localStorage.setItem(name, yes ? "yes" : "no");

/* Keys ------------------------------------------------------------------------------------------ */

let first = "";
let escapes = [];

function typing(target) {
  return target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

function leave() {
  document.body.hidden = true;
  byData("leave")[0]?.querySelector("button").click();
}

function escaped(now) {
  escapes = [...escapes.filter((then) => now - then < 1500), now];
  if (escapes.length === 3) leave();
}

function follow(link) {
  if (link.getAttribute("href") === "#keys") document.getElementById("keys").showModal();
  else link.click();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return escaped(event.timeStamp);
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || remembered("keys-off")) return;
  const pair = `${first} ${event.key}`;
  const links = [...byData("key")];
  const link = links.find((one) => one.dataset.key === pair) ?? links.find((one) => one.dataset.key === event.key);
  first = event.key;
  if (link) {
    event.preventDefault();
    follow(link);
  }
});

function openKeys() {
  const dialog = document.getElementById("keys");
  if (!dialog) return;
  document.querySelector('a[href="#keys"]')?.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  byData("close", dialog)[0].addEventListener("click", (event) => {
    event.preventDefault();
    dialog.close();
  });
  for (const [name, box] of [["keys-off", byData("keys-off")[0]], ["sound", byData("sound")[0]]]) {
    box.checked = remembered(name);
    box.addEventListener("change", () => remember(name, box.checked));
  }
}

/* Drafts: kept a moment after the last stroke, never with a passphrase, a code or a file in them --- */

function draftOf(form) {
  const fields = new FormData(form);
  for (const input of form.elements) {
    if (input.name && ("secret" in input.dataset || input.type === "file")) fields.delete(input.name);
  }
  return fields;
}

async function keep(form, said) {
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body: draftOf(form), redirect: "manual" });
    if (!answer.ok) throw new Error(answer.type);
    const time = new Date(present()).toLocaleTimeString(document.documentElement.lang, { hour12: false });
    said.textContent = said.dataset.kept.replace("{time}", time);
    said.classList.remove("lost");
  } catch {
    said.textContent = said.dataset.lost;
    said.classList.add("lost");
  }
}

function keepDrafts(form) {
  const said = byData("kept", form)[0];
  said.textContent = said.dataset.typed;
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(form, said), 1200);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}

/* Lines stamped with the time at which they were begun ------------------------------------------ */

function stamp(zone) {
  return `${new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: zone }).format(present())} `;
}

function stampLines(box) {
  box.addEventListener("beforeinput", (event) => {
    const begins = box.value === "" && event.inputType === "insertText";
    const breaks = event.inputType === "insertLineBreak";
    const timed = begins && /^\d{1,2}:\d{2}/.test(event.data ?? "");  // pasted with its own time
    if ((!begins && !breaks) || timed) return;
    event.preventDefault();
    const added = (breaks ? "\n" : "") + stamp(box.dataset.stamps) + (begins ? event.data ?? "" : "");
    box.setRangeText(added, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/* What stays fresh: running figures, parts fetched again, new alarms said and sounded ------------- */

function run() {
  for (const figure of byData("since")) {
    const seconds = Math.max(0, Math.floor((present() - Date.parse(figure.dataset.since)) / 1000));
    const two = (number) => String(number).padStart(2, "0");
    figure.textContent = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }
}

function beep() {
  const sound = new AudioContext();
  for (const [start, pitch] of [[0, 880], [0.25, 660], [0.5, 880]]) {
    const tone = sound.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(sound.destination);
    tone.start(sound.currentTime + start);
    tone.stop(sound.currentTime + start + 0.18);
  }
}

/* "12 min ago" goes on counting, in the words of the page; see lasting() in moments.py. */
function lasting(seconds) {
  const words = document.body.dataset.units.split("|");
  const counts = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const first = Math.max(0, counts.findIndex((count) => count > 0));
  const two = [first, first + 1].filter((place) => place < 4 && counts[place] > 0);
  return two.map((place) => words[place].replace("%(n)s", counts[place])).join(" ").replaceAll(" ", "\u00a0");
}

function count() {
  document.documentElement.classList.add("counting");
  for (const figure of document.querySelectorAll(".ago.minutes, .ago.hours")) {
    const seconds = Math.floor((present() - Date.parse(figure.closest("time").dateTime)) / 1000);
    const whole = Math.floor(Math.abs(seconds) / 60) * 60;
    const words = seconds < 0 ? document.body.dataset.future : document.body.dataset.past;
    if (whole) figure.textContent = words.replace("%(span)s", lasting(whole));
  }
}

let known = null;

function sayNewAlarms() {
  const burning = [...byData("alarm")];
  const fresh = burning.filter((one) => known && !known.has(one.dataset.alarm));
  known = new Set(burning.map((one) => one.dataset.alarm));
  if (!fresh.length) return;
  document.getElementById("said").textContent = fresh.map((one) => one.dataset.said).join(" ");
  if (remembered("sound")) beep();
}

/* A session that has ended answers with another page. It is not put into a part, and this page stays as it
   is, because somebody may be writing in it; it says that the session has ended. */
function sayEnded() {
  document.getElementById("ended").hidden = false;
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const answered = new URL(detail.xhr.responseURL).pathname;
  if (detail.xhr.status === 401 || answered !== detail.pathInfo.requestPath.split("?")[0]) {
    detail.shouldSwap = false;
    sayEnded();
  }
});
document.addEventListener("htmx:afterSwap", sayNewAlarms);

/* Copying ---------------------------------------------------------------------------------------- */

function offerCopy(button) {
  button.addEventListener("click", async () => {
    const shown = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(shown.textContent);
      button.textContent = button.dataset.copied;
    } catch {
      getSelection().selectAllChildren(shown);
    }
  });
}

/* htmx notes the address of the page in the browser's storage: nothing of a page is left there. */
document.addEventListener("DOMContentLoaded", () => sessionStorage.clear());

openKeys();
byData("draft").forEach(keepDrafts);
byData("stamps").forEach(stampLines);
byData("copy").forEach(offerCopy);
document.getElementById("faults")?.focus();
sayNewAlarms();
count();
run();
setInterval(count, 20000);
setInterval(run, 1000);

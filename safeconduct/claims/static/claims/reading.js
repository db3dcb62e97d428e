/* Keys on the page of a document. Each presses a button or follows a link that is there without a script. */
"use strict";

const drafts = [...document.querySelectorAll(".draft")];
const off = () => localStorage.getItem("keys-off") === "yes";

function here() {
  const named = document.querySelector(".draft.here") ?? document.querySelector(".draft:target");
  return drafts.indexOf(named ?? drafts.find((one) => one.classList.contains("pending")));
}

function go(place) {
  const draft = drafts[Math.min(Math.max(place, 0), drafts.length - 1)];
  if (!draft) return;
  for (const marked of document.querySelectorAll(".here")) marked.classList.remove("here");
  const words = document.getElementById(`t${draft.id.slice(1)}`);
  for (const one of [draft, words]) one?.classList.add("here");
  draft.focus({ preventScroll: true });
  draft.scrollIntoView({ block: "nearest" });
  words?.scrollIntoView({ block: "nearest" });
}

function press(what, within = drafts[here()]) {
  within?.querySelector(what)?.click();
}

const KEYS = {
  j: () => go(here() + (document.querySelector(".draft.here") ? 1 : 0)),
  k: () => go(here() - 1),
  a: () => press("button.accept"),
  e: () => press("a.edit"),
  r: () => press("button.reject"),
  u: () => press("button.undo", document),
};

let before = "";

document.addEventListener("keydown", (event) => {
  const second = before === "g";
  before = event.key;
  const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (second || typing || off() || event.ctrlKey || event.altKey || event.metaKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

if (location.hash.startsWith("#d")) go(here());

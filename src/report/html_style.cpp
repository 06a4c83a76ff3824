#include "report/html_code.h"

namespace segue::report::html {

std::string_view style_sheet() {
  return R"css(
:root {
  color-scheme: light dark;
  --page: #fbfaf8; --card: #ffffff; --text: #22252b; --soft: #666d78; --line: #e4e1da;
  --code: #f5f3ee; --link: #2f5d8c;
  --red: #b3261e; --red-bg: #fdecea; --amber: #8a5a00; --amber-bg: #fdf3dc;
  --blue: #1f5fa8; --blue-bg: #e8f1fb; --green: #22683a; --green-bg: #e6f4ea;
  --grey: #555b66; --grey-bg: #eeece7; --purple: #6b3fa0; --purple-bg: #f2ebfa;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16181c; --card: #1e2126; --text: #e3e5e8; --soft: #9aa1ac; --line: #33373e;
    --code: #17191d; --link: #8ab8e8;
    --red: #ff9c92; --red-bg: #43201d; --amber: #f1c36a; --amber-bg: #3c2f14;
    --blue: #8fbff5; --blue-bg: #1b2f47; --green: #8fd3a5; --green-bg: #1b3626;
    --grey: #b4bac4; --grey-bg: #2c3037; --purple: #cdb0f2; --purple-bg: #33264a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; }
code, pre, .path, .name, .folder { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { font-size: .9em; }
a { color: var(--link); }
.faint, .folder, .place { color: var(--soft); }
.brand { margin: 0; letter-spacing: .12em; text-transform: uppercase; font-size: .8rem; color: var(--soft); }
h1 { margin: .2rem 0 .4rem; font-size: 2.1rem; line-height: 1.2; letter-spacing: -.02em; }
h2 { margin: 3rem 0 1rem; font-size: 1.35rem; letter-spacing: -.01em; }
header p { margin: .3rem 0; }
nav { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; margin-top: 1rem; }
.contents { list-style: none; margin: 0; padding: 0; columns: 2 24rem; }
.contents li { break-inside: avoid; padding: .1rem 0; overflow-wrap: anywhere; }
.contents a { text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.file { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 1.25rem 0; overflow: hidden; }
.file h3 { margin: 0; padding: .75rem 1.1rem; font-size: .95rem; font-weight: 400; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.name { font-weight: 650; }
.folder, .name { font-size: .95em; }
.count { font-size: .78rem; border-radius: 99px; padding: .1rem .55rem; white-space: nowrap; font-weight: 600; }
.count.error { color: var(--red); background: var(--red-bg); }
.count.warning { color: var(--amber); background: var(--amber-bg); }
.count.note { color: var(--blue); background: var(--blue-bg); }
details.file { margin: .35rem 0; border-radius: 8px; }
summary { cursor: pointer; }
details.file > summary { padding: .45rem .9rem; font-size: .9rem; overflow-wrap: anywhere; }
details.file[open] > summary { border-bottom: 1px solid var(--line); }
.statement { padding: .9rem 1.1rem 1rem; }
.statement + .statement, .brief + .statement, .statement + .brief { border-top: 1px solid var(--line); }
.code { margin: 0 0 .7rem; padding: .6rem 0; background: var(--code); border-radius: 6px; overflow-x: auto; font-size: .86rem; line-height: 1.5; tab-size: 4; }
.no { display: inline-block; min-width: 3.4em; padding-right: 1.1em; text-align: right; color: var(--soft); opacity: .75; user-select: none; }
.gap { display: inline-block; padding-left: 2em; color: var(--soft); }
mark { color: inherit; background: none; border-radius: 2px; text-decoration: underline wavy 1.5px; text-underline-offset: .25em; text-decoration-skip-ink: none; }
mark.error { text-decoration-color: var(--red); background: var(--red-bg); }
mark.warning { text-decoration-color: var(--amber); background: var(--amber-bg); }
mark.note { text-decoration-color: var(--blue); }
.labels { display: flex; flex-wrap: wrap; gap: .35rem; }
.label { font-size: .78rem; line-height: 1.4; border-radius: 5px; padding: .1rem .5rem; background: var(--grey-bg); color: var(--grey); }
.label.class { font-weight: 650; }
.label.expand { color: var(--green); background: var(--green-bg); }
.label.data { color: var(--blue); background: var(--blue-bg); }
.label.contract, .label.middle { color: var(--amber); background: var(--amber-bg); }
.label.breaking, .label.heavy { color: var(--red); background: var(--red-bg); }
.label.unknown { color: var(--purple); background: var(--purple-bg); }
.reason { margin: .6rem 0 0; color: var(--soft); font-size: .92rem; }
.reason::first-letter { text-transform: uppercase; }
.finding { margin: .8rem 0 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--blue); }
.finding.error { border-color: var(--red); }
.finding.warning { border-color: var(--amber); }
.finding p { margin: .15rem 0; }
.severity { font-weight: 700; color: var(--blue); }
.error > p > .severity { color: var(--red); }
.warning > p > .severity { color: var(--amber); }
.rule { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .8rem; color: var(--soft); margin-left: .3rem; }
.place { font-size: .8rem; }
.advice { color: var(--text); }
.advice::before { content: "→ "; color: var(--soft); }
.why { font-size: .92rem; color: var(--soft); }
.why p { margin: .2rem 0 .3rem; }
.brief { padding: .5rem 1.1rem; display: grid; gap: .25rem; }
.brief .line { font-size: .86rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.brief .no { min-width: 2.4em; }
.brief .labels { padding-left: 2.4em; }
.brief + .brief { border-top: 1px dashed var(--line); }
.timeline { list-style: none; margin: 0; padding: 0 0 0 1.2rem; border-left: 2px solid var(--line); }
.timeline > li { position: relative; padding: 0 0 1.1rem; }
.timeline > li::before { content: ""; position: absolute; left: calc(-1.2rem - 6px); top: .5em; width: 10px; height: 10px; border-radius: 50%; background: var(--page); border: 2px solid var(--soft); }
.when { margin: 0; font-weight: 600; font-size: .95rem; overflow-wrap: anywhere; }
.timeline ul { list-style: none; margin: .15rem 0 0; padding: 0; font-size: .92rem; }
.sign { display: inline-block; width: 1.2em; font-family: ui-monospace, Menlo, Consolas, monospace; font-weight: 700; }
.added .sign { color: var(--green); }
.removed .sign { color: var(--red); }
.changed .sign { color: var(--amber); }
.attributes { color: var(--soft); }
footer { margin-top: 4rem; color: var(--soft); font-size: .85rem; }
@media print { .file { break-inside: avoid; } nav { display: none; } }
)css";
}

}  // namespace segue::report::html

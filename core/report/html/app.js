// The report's own script. Threat: every text here is a strategy's or may be. So no text becomes markup (elements are
// made one by one and get textContent), and the policy in the head refuses any script and any markup from text.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const LEADERS = 8;

  // Controls, and characters that reorder or hide others, are shown and not obeyed.
  const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
  const visible = (text) => String(text).replace(HIDDEN, (c) => "\\u{" + c.codePointAt(0).toString(16) + "}");

  const make = (tag, text, className) => {
    const element = document.createElement(tag);
    if (text !== undefined && text !== null) element.textContent = visible(text);
    if (className) element.className = className;
    return element;
  };
  const add = (parent, ...children) => { parent.append(...children); return parent; };
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const number = (value, digits = 4) => (value === null || value === undefined ? "" :
    String(Number.isInteger(value) && Math.abs(value) < 1e9 ? value : Number(value.toPrecision(digits))));
  const size = (bytes) => (bytes < 1024 ? bytes + " B" : bytes < 1048576 ? (bytes / 1024).toFixed(1) + " KiB" : (bytes / 1048576).toFixed(1) + " MiB");
  const metric = (row, name) => (Object.hasOwn(row.metrics, name) ? row.metrics[name] : null);
  const standing = (one) => (one === null ? null : one.recomputed ?? (one.flag ? null : one.claimed));
  const ranked = (row, name) => {
    const value = row.success ? standing(metric(row, name)) : null;
    return value !== null && name.endsWith("drawdown") ? Math.abs(value) : value;
  };

  // Details lie as text until someone looks at them.
  const detail = (row) => {
    const element = row.detail === null ? null : $("d" + row.detail);
    return element ? JSON.parse(element.textContent) : null;
  };

  // ---- charts
  const plots = [];
  const axis = (extra) => ({ stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") },
    font: "12px system-ui, sans-serif", ...extra });
  const plot = (place, height, options, values) => {
    place.replaceChildren();
    const width = Math.max(place.clientWidth, 120);
    const made = new uPlot({ width, height, legend: { show: false }, cursor: { drag: { x: false, y: false } }, ...options }, values, place);
    plots.push([place, made, height]);
  };
  const clearPlots = () => { for (const [place, made] of plots.splice(0)) { made.destroy(); place.replaceChildren(); } };
  new ResizeObserver(() => {
    for (const [place, made, height] of plots) {
      if (place.clientWidth > 0 && Math.abs(place.clientWidth - made.width) > 1) made.setSize({ width: place.clientWidth, height });
    }
  }).observe(document.body);

  const drawCurves = (place, curves, height) => {
    const longest = Math.max(...curves.map((curve) => curve.length));
    const xs = Array.from({ length: longest }, (_, i) => i / Math.max(longest - 1, 1));
    // Curves of other lengths are stretched to the same width.
    const ys = curves.map((curve) => xs.map((x) => curve[Math.round(x * (curve.length - 1))] / curve[0]));
    plot(place, height, {
      scales: { x: { time: false } },
      axes: [axis({ values: (u, ticks) => ticks.map((t) => Math.round(t * 100) + "%") }), axis({ size: 56, values: (u, ticks) => ticks.map((t) => number(t)) })],
      series: [{}, ...curves.map((_, i) => ({ stroke: colour("--c" + (i % 8)), width: 1.6, points: { show: false } }))],
    }, [xs, ...ys]);
  };

  // What all paths begin with says nothing where there is little room.
  const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);
  const folder = data.rows.reduce((common, row) => {
    while (!row.path.startsWith(common)) common = folderOf(common.slice(0, -1));
    return common;
  }, data.rows.length > 0 ? folderOf(data.rows[0].path) : "");

  const drawEquity = (rows) => {
    const leaders = [];
    for (const row of rows) {
      const curve = row.curve && leaders.length < LEADERS ? detail(row)?.curve : null;
      if (curve && curve.length > 1) leaders.push([row, curve]);
      if (leaders.length === LEADERS) break;
    }
    $("leaders").textContent = String(leaders.length);
    $("legend").replaceChildren(...leaders.map(([row], i) => {
      const key = make("i");
      key.style.background = colour("--c" + (i % 8));
      const anchor = link(row, row.path.slice(folder.length));
      anchor.title = visible(row.path);
      return add(make("li"), key, anchor);
    }));
    if (leaders.length === 0) {
      $("equity").replaceChildren(make("p", "no curve among these", "quiet"));
      return;
    }
    drawCurves($("equity"), leaders.map(([, curve]) => curve), 260);
  };

  const drawRisk = () => {
    const bins = Array.from({ length: 12 }, () => 0);
    for (const row of data.rows) if (row.risk_score !== null) ++bins[Math.min(Math.floor(row.risk_score / 10), 11)];
    plot($("risk"), 190, {
      scales: { x: { time: false, range: [-6, 116] }, y: { range: (u, low, high) => [0, Math.max(high * 1.08, 1)] } },
      axes: [axis({ values: (u, ticks) => ticks.map((t) => (t === 110 ? "110+" : String(t))) }), axis({ size: 46 })],
      series: [{}, { paths: uPlot.paths.bars({ size: [0.85, 60] }), fill: colour("--c2"), stroke: colour("--c2"), points: { show: false } }],
    }, [bins.map((_, i) => i * 10), bins]);
  };

  const drawUsage = () => {
    const points = data.rows.filter((row) => row.cpu_time !== null && row.memory_mb !== null).sort((a, b) => a.cpu_time - b.cpu_time);
    if (points.length === 0) {
      $("usage").replaceChildren(make("p", "nothing ran", "quiet"));
      return;
    }
    plot($("usage"), 190, {
      scales: { x: { time: false }, y: { range: (u, low, high) => [0, Math.max(high * 1.08, 1)] } },
      axes: [axis({ values: (u, ticks) => ticks.map((t) => number(t) + " s") }), axis({ size: 64, values: (u, ticks) => ticks.map((t) => t + " MiB") })],
      series: [{}, { paths: () => null, stroke: colour("--c0"), points: { show: true, size: 5, stroke: colour("--c0"), fill: colour("--c0") } }],
    }, [points.map((row) => row.cpu_time), points.map((row) => row.memory_mb)]);
  };

  const drawRules = () => {
    const most = Math.max(1, ...data.rules.map((rule) => rule.sources));
    $("rules").replaceChildren(...data.rules.flatMap((rule) => {
      const bar = make("i");
      bar.style.width = (100 * rule.sources) / most + "%";
      return [make("span", rule.rule), bar, make("b", rule.sources)];
    }));
    if (data.rules.length === 0) $("rules").replaceChildren(make("span", "none", "quiet"));
  };

  // ---- the table
  const columns = [
    { id: "place", title: "#", number: true, of: (row) => row.place, low: true },
    { id: "path", title: "Strategy", of: (row) => row.path, low: true },
    { id: "verdict", title: "Verdict", of: (row) => row.verdict, low: true },
    { id: "risk", title: "Risk", number: true, of: (row) => row.risk_score, less: true },
    { id: "status", title: "Status", of: (row) => row.status, low: true, less: true },
    { id: "metric", title: "", number: true, of: (row) => ranked(row, state.metric), metric: () => state.metric },
    ...["total_return", "max_drawdown", "trades"].map((name) => ({ id: name, title: name.replace("_", " "), number: true, less: true,
      of: (row) => ranked(row, name), metric: () => name, low: name === "max_drawdown" })),
    { id: "time", title: "Time, s", number: true, of: (row) => row.execution_time, less: true },
    { id: "memory", title: "Memory, MiB", number: true, of: (row) => row.memory_mb, less: true },
  ];
  const state = { metric: data.rank_by, sort: "place", down: false };

  const lowIsBetter = (name) => (name === data.rank_by ? data.lower_is_better : /(drawdown|volatility)$/.test(name));
  const compare = (a, b) => (typeof a === "string" ? (a < b ? -1 : a > b ? 1 : 0) : a - b);
  const sorted = (rows, of, down) => rows.map((row) => [of(row), row]).sort(([a, x], [b, y]) => {
    const none = (a === null || a === "") - (b === null || b === "");
    const difference = none || (a === null ? 0 : down ? compare(b, a) : compare(a, b));
    return difference || x.index - y.index;
  }).map(([, row]) => row);

  const setPlaces = () => {
    sorted(data.rows, (row) => ranked(row, state.metric), !lowIsBetter(state.metric)).forEach((row, i) => { row.place = i + 1; });
  };

  const link = (row, text = row.path) => {
    const anchor = make("a", text);
    anchor.href = "#/s/" + row.index;
    return anchor;
  };

  const cell = (row, column) => {
    const value = column.of(row);
    const one = column.metric ? metric(row, column.metric()) : null;
    const flagged = one !== null && one.flag;
    const text = column.number ? number(value, column.metric ? 4 : 3) + (flagged && value !== null ? "*" : "") : value;
    const element = make("td", column.id === "path" ? undefined : text, (column.number ? "number " : "") + (column.less ? "less" : ""));
    if (column.id === "path") add(element, link(row)).classList.add("name");
    if (column.id === "verdict" && ["approved", "review", "rejected"].includes(value)) element.classList.add(value);
    if (flagged) element.title = visible(one.flag);
    return element;
  };

  const drawHead = () => {
    const head = make("tr");
    for (const column of columns) {
      const title = make("th", undefined, (column.number ? "number " : "") + (column.less ? "less" : ""));
      const button = make("button", column.id === "metric" ? state.metric.replace("_", " ") : column.title);
      button.type = "button";
      button.addEventListener("click", () => {
        state.down = state.sort === column.id ? !state.down : !column.low && !(column.metric && lowIsBetter(column.metric()));
        state.sort = column.id;
        draw();
      });
      title.scope = "col";
      if (state.sort === column.id) title.ariaSort = state.down ? "descending" : "ascending";
      head.append(add(title, button));
    }
    document.querySelector("#board thead").replaceChildren(head);
  };

  const matching = () => {
    const words = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    return data.rows.filter((row) => ($("verdict").value === "" || row.verdict === $("verdict").value) &&
      ($("status").value === "" || row.status === $("status").value) && words.every((word) => row.text.includes(word)));
  };

  const draw = () => {
    const column = columns.find((one) => one.id === state.sort);
    const rows = sorted(matching(), column.of, state.down);
    drawHead();
    const body = document.createDocumentFragment();
    for (const row of rows) body.append(add(make("tr"), ...columns.map((one) => cell(row, one))));
    document.querySelector("#board tbody").replaceChildren(body);
    $("shown").textContent = rows.length + " of " + data.rows.length;
    clearPlots();
    drawEquity(rows);
    drawRisk();
    drawUsage();
  };

  // ---- the page of one strategy
  const marked = (line, number_, findings) => {
    const characters = Array.from(line);
    const level = new Uint8Array(characters.length);
    for (const finding of findings) {
      const from = finding.line === number_ ? finding.column - 1 : 0;
      const to = finding.end_line === number_ ? finding.end_column - 1 : characters.length;
      for (let i = from; i < Math.min(to, characters.length); ++i) level[i] = Math.max(level[i], finding.critical ? 2 : 1);
    }
    const code = make("code");
    for (let start = 0; start < characters.length;) {
      let end = start + 1;
      while (end < characters.length && level[end] === level[start]) ++end;
      const text = characters.slice(start, end).join("");
      code.append(level[start] === 0 ? visible(text) : make("mark", text, level[start] === 2 ? "critical" : ""));
      start = end;
    }
    return code;
  };

  const sourceOf = (one) => {
    const place = make("div", undefined, "code");
    place.tabIndex = 0;
    one.source.split(/\r\n|\n|\r/).forEach((line, i) => {
      const at = one.findings.filter((finding) => finding.line <= i + 1 && finding.end_line >= i + 1);
      place.append(add(make("div"), make("span", i + 1), marked(line, i + 1, at)));
      for (const finding of at) {
        if (finding.line === i + 1) {
          place.append(make("p", finding.rule + ", " + finding.points + " points: " + finding.message +
            (finding.advice ? " \u2014 " + finding.advice : ""), finding.critical ? "critical" : ""));
        }
      }
    });
    return place;
  };

  const table = (titles, rows) => {
    const head = add(make("tr"), ...titles.map((title) => make("th", title)));
    const body = rows.map((cells) => add(make("tr"), ...cells.map((text) => make("td", text, typeof text === "number" ? "number" : "name"))));
    return add(make("div", undefined, "scroll"), add(make("table"), add(make("thead"), head), add(make("tbody"), ...body)));
  };

  const facts = (pairs) => {
    const list = make("dl");
    for (const [name, value] of pairs) if (value !== null && value !== undefined && value !== "") list.append(make("dt", name), make("dd", value));
    return list;
  };

  const outputOf = (title, text, bytes) => [make("h3", title + " (" + size(bytes) + (text.truncated ? ", its beginning" : "") + ")"), make("pre", text.text)];

  const showPage = (row) => {
    const one = detail(row);
    const page = $("page");
    const back = make("a", "\u2190 all strategies");
    back.href = "#/";
    page.replaceChildren(back, make("h2", row.path));
    const run = one?.run;
    const left = facts([["verdict", row.verdict || "none"], ["risk score", row.risk_score === null ? "" : row.risk_score + " (" + row.risk_level + ")"],
      ["status", row.status || "not run yet"], ["exit code", row.exit_code], ["limits hit", run ? run.limits_hit.join(", ") : ""],
      ["error", row.error], ["source SHA-256", row.source_sha256]]);
    const usage = run ? Object.entries(run.resource_usage).map(([name, value]) => [name.replaceAll("_", " "), number(value)]) : [];
    const right = facts([["time", row.execution_time === null ? "" : number(row.execution_time) + " s"], ...usage,
      ["backend", run ? run.backend : ""], ["controls in force", run ? run.controls.join(", ") : ""],
      ["controls missing", run ? run.missing.join(", ") : ""]]);
    page.append(add(make("div", undefined, "two"), left, right));
    const names = Object.keys(row.metrics);
    if (names.length > 0 || row.metrics_problem) {
      page.append(make("h3", "Metrics"));
      if (row.metrics_problem) page.append(make("p", row.metrics_problem, "rejected"));
      if (names.length > 0) page.append(table(["metric", "claimed", "from the curve", ""], names.map((name) => {
        const figure = row.metrics[name];
        return [name, number(figure.claimed, 6), number(figure.recomputed, 6), figure.flag];
      })));
    }
    const chart = one && one.curve.length > 1 ? make("div", undefined, "chart") : null;
    if (chart) page.append(make("h3", "Equity, from 1 (" + one.curve_points + " points)"), chart);
    if (one && one.findings.length > 0) {
      page.append(make("h3", "Findings"), table(["line", "rule", "points", "message"],
        one.findings.map((finding) => [finding.line, finding.rule + (finding.critical ? " (critical)" : ""), finding.points, finding.message])));
    }
    if (one) page.append(make("h3", "Source" + (one.source_truncated ? " (its beginning)" : "")),
      one.source === null ? make("p", "it was too large to be kept", "quiet") : sourceOf(one));
    if (run) {
      page.append(...outputOf("Standard output", one.out, one.out_bytes), ...outputOf("Standard error", one.err, one.err_bytes));
      page.append(make("h3", "Artifacts"), run.artifacts.length === 0 ? make("p", "none", "quiet")
        : table(["path", "size", "SHA-256"], run.artifacts.map((file) => [file.path, size(file.size), file.sha256])));
    }
    clearPlots();
    if (chart) drawCurves(chart, [one.curve], 240);
  };

  // ---- which of the two is shown
  let scrolled = 0;
  const route = () => {
    const found = /^#\/s\/(\d+)$/.exec(location.hash);
    const row = found ? data.rows[Number(found[1])] : undefined;
    if (row && $("page").hidden) scrolled = scrollY;
    $("overview").hidden = row !== undefined;
    $("page").hidden = row === undefined;
    if (row) { showPage(row); scrollTo(0, 0); } else { $("page").replaceChildren(); draw(); scrollTo(0, scrolled); }
  };

  const options = (id, first, values) => {
    $(id).replaceChildren(...[["", first], ...values.map((value) => [value, value])].filter(([, text]) => text !== null).map(([value, text]) => {
      const option = make("option", text);
      option.value = value;
      return option;
    }));
  };
  const distinct = (of) => [...new Set(data.rows.flatMap(of))].filter(Boolean).sort();

  data.rows.forEach((row, index) => {
    row.index = index;
    row.text = [row.path, row.error, row.metrics_problem, row.rules].join(" ").toLowerCase();
  });
  const count = (of) => data.rows.filter(of).length;
  for (const [title, value, className] of [["strategies", data.rows.length], ["approved", count((row) => row.verdict === "approved"), "approved"],
    ["for review", count((row) => row.verdict === "review"), "review"], ["rejected", count((row) => row.verdict === "rejected"), "rejected"],
    ["ended well", count((row) => row.success)], ["failed or stopped", count((row) => row.failed)],
    ["false claims", count((row) => Object.values(row.metrics).some((one) => one.flag))]]) {
    $("tiles").append(add(make("li"), make("b", value, className), make("span", title)));
  }
  $("about").textContent = visible(Object.entries(data.notes).filter(([, value]) => value).map(([name, value]) =>
    name.replace("_", " ") + " " + (name.endsWith("sha256") ? value.slice(0, 12) : value)).join(" \u00b7 "));
  options("verdict", "all", distinct((row) => [row.verdict]));
  options("status", "all", distinct((row) => [row.status]));
  options("metric", null, distinct((row) => [...Object.keys(row.metrics), data.rank_by]));
  $("metric").value = data.rank_by;
  $("note").hidden = !data.rows.some((row) => Object.values(row.metrics).some((one) => one.flag));
  let waiting = 0;
  $("find").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(draw, 120); });
  $("verdict").addEventListener("change", draw);
  $("status").addEventListener("change", draw);
  $("metric").addEventListener("change", () => { state.metric = $("metric").value; state.sort = "place"; state.down = false; setPlaces(); draw(); });
  addEventListener("hashchange", route);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", route);
  setPlaces();
  drawRules();
  route();
})();

// What a page says of what waits: how many, how old the oldest is, and what comes next.
const AGES = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

export function age(at, now = Date.now()) {
  const [unit, size] = AGES.find(([, size]) => now - at >= size) ?? [];
  if (!unit) return "just now";
  const format = new Intl.RelativeTimeFormat("en", { numeric: "always" });
  return format.format(-Math.floor((now - at) / size), unit);
}

export function saved(captures) {
  const oldest = captures.length > 1 ? `, the oldest ${age(captures[0].at)}` : `, ${age(captures[0].at)}`;
  return `${captures.length} saved on this phone${oldest}.`;
}

export function synced({ sent, waits }) {
  const words = `${sent} synced from this phone.`;
  return waits ? `${words} ${waits} to check.` : words;
}

// What can be sent, what the server could not read, and what somebody else saved on this phone.
export function sorted(captures, mine) {
  const others = captures.filter((one) => one.whose && one.whose !== mine);
  const broken = captures.filter((one) => one.problem && !others.includes(one));
  const good = captures.filter((one) => !others.includes(one) && !broken.includes(one));
  return { good, broken, others };
}

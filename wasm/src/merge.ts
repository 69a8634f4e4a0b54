/** One object laid over another, key by key; null takes a key away. As the core does it (RFC 7396). */
export function merged<T extends object>(base: T, patch: object): T {
  const result = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(patch) as [string, unknown][]) {
    const before = result[key];
    if (value === null) {
      delete result[key];
    } else if (isObject(value)) {
      result[key] = merged(isObject(before) ? before : {}, value);
    } else {
      result[key] = value;
    }
  }
  return result as T;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A part of Electron that the stand-in lacks must say so by name. A silent `undefined` would let a test pass for the
 * wrong reason. The guard sits at the far end of the prototype chain, so the objects stay themselves: tests may replace
 * their methods, `this` is never a proxy, and `instanceof` still holds.
 */

/** Names that the language, Node's inspector or an assertion library looks for on any object. */
const LOOKED_FOR_ON_ANYTHING = new Set([
  'then',
  'toJSON',
  'nodeType',
  'asymmetricMatch',
  '$$typeof',
  '__esModule',
]);

const sentence = (api: string): string =>
  `electron stand-in: ${api} is not provided. Add it in test/support/electron-standin/, or run with a real Electron (ELECTRON_PATH).`;

const refuse = (name: string): ProxyHandler<object> => ({
  get(target, key, receiver) {
    if (typeof key === 'symbol' || key in target || LOOKED_FOR_ON_ANYTHING.has(key)) {
      return Reflect.get(target, key, receiver) as unknown;
    }
    throw new Error(sentence(`${name}.${key}`));
  },
});

/** Makes reading a member that `api` does not have throw. For singletons, and for the prototype of a class. */
export function guard<T extends object>(name: string, api: T): T {
  const parent = Object.getPrototypeOf(api) as object | null;
  Object.setPrototypeOf(api, new Proxy(Object.create(parent) as object, refuse(name)));
  return api;
}

/** Guards the static members of a class and the members of its instances. */
export function guardClass(name: string, Class: { readonly prototype: object }): void {
  guard(name, Class.prototype);
  // The parent itself is the proxy's target here, so that super() can still construct it.
  Object.setPrototypeOf(Class, new Proxy(Object.getPrototypeOf(Class) as object, refuse(name)));
}

/** A whole module of Electron that is absent: it can be imported, and throws at the first use. */
export function notProvided(name: string): never {
  const refuseUse = (): never => {
    throw new Error(sentence(name));
  };
  const absent = new Proxy(function absent() {}, { ...refuse(name), apply: refuseUse, construct: refuseUse });
  return absent as never;
}

/** The SCORM 1.2 API of a course platform: how it is found, and called so that whatever it does is said and nothing is thrown. */

/** The object `API` that a course platform puts into its window. Everything goes in and out as text. */
export interface LmsApi {
  readonly LMSInitialize: (parameter: '') => unknown;
  readonly LMSFinish: (parameter: '') => unknown;
  readonly LMSGetValue: (element: string) => unknown;
  readonly LMSSetValue: (element: string, value: string) => unknown;
  readonly LMSCommit: (parameter: '') => unknown;
  readonly LMSGetLastError: () => unknown;
  readonly LMSGetErrorString: (code: string) => unknown;
}

/** The same, tame: each call says whether it succeeded. */
export interface Lms {
  readonly initialize: () => boolean;
  readonly finish: () => boolean;
  /** The element's value, or an empty text. */
  readonly read: (element: Element) => string;
  readonly write: (element: Element, value: string) => boolean;
  readonly commit: () => boolean;
}

/** The elements that we read and write, as a sentence names them. */
const elements = {
  'cmi.core.lesson_status': 'the status',
  'cmi.core.lesson_location': 'the place in the lesson',
  'cmi.core.score.raw': 'the score',
  'cmi.core.score.min': 'the lowest score',
  'cmi.core.score.max': 'the highest score',
  'cmi.core.session_time': 'the time',
  'cmi.core.exit': 'how the session ended',
  'cmi.suspend_data': 'the state of the demo',
} as const;

type Element = keyof typeof elements;

/** A platform need not keep these. */
const optional: ReadonlySet<Element> = new Set(['cmi.core.score.min', 'cmi.core.score.max']);

/** How many windows up we look, as the standard's own examples do. */
const mostLevels = 500;

/** The API of the window, of one around it, or of one that opened any of these; null where there is none. */
export function findApi(start: object): LmsApi | null {
  const around = windowsAround(start);
  const openers = around.map((frame) => property(frame, 'opener')).filter(isObject);
  for (const frame of [...around, ...openers.flatMap(windowsAround)]) {
    const api = property(frame, 'API');
    if (isApi(api)) return api;
  }
  return null;
}

/** Calls the API; `say` gets a sentence for every call that fails. */
export function tameLms(api: LmsApi, say: (sentence: string) => void): Lms {
  const call = (method: () => unknown, failed: string, element?: Element): boolean => {
    const { value, fault } = attempt(method);
    if (!fault && String(value) === 'true') return true;
    const error = fault ?? lastError(api);
    if (error.code === notImplemented && element && optional.has(element)) return true;
    say(`The course platform ${failed}${inBrackets(error)}.`);
    return false;
  };
  return {
    initialize: () =>
      call(() => api.LMSInitialize(''), 'did not begin to record, so nothing is saved'),
    finish: () => call(() => api.LMSFinish(''), 'did not end the session'),
    commit: () => call(() => api.LMSCommit(''), 'did not save'),
    write: (element, value) =>
      call(() => api.LMSSetValue(element, value), `did not take ${elements[element]}`, element),
    read: (element) => {
      const { value, fault } = attempt(() => api.LMSGetValue(element));
      const error = fault ?? lastError(api);
      if (error.code !== noError)
        say(`The course platform did not give back ${elements[element]}${inBrackets(error)}.`);
      return fault ? '' : String(value ?? '');
    },
  };
}

interface LmsError {
  readonly code: string;
  readonly words: string;
}

const noError = '0';
const notImplemented = '401';

function lastError(api: LmsApi): LmsError {
  const { value, fault } = attempt(() => api.LMSGetLastError());
  if (fault) return fault;
  const code = String(value ?? noError);
  const words = attempt(() => api.LMSGetErrorString(code));
  return { code, words: words.fault ? '' : String(words.value ?? '') };
}

function attempt(method: () => unknown): { value?: unknown; fault?: LmsError } {
  try {
    return { value: method() };
  } catch (error) {
    return { fault: { code: '', words: String(error) } };
  }
}

function inBrackets({ code, words }: LmsError): string {
  const parts = [code && code !== noError ? `error ${code}` : '', words.trim().slice(0, 200)];
  const text = parts.filter(Boolean).join(': ');
  return text ? ` (${text})` : '';
}

function windowsAround(start: object): object[] {
  const windows = [start];
  for (let level = 0; level < mostLevels; level++) {
    const last = windows.at(-1);
    const parent = last && property(last, 'parent');
    if (!isObject(parent) || parent === last) break;
    windows.push(parent);
  }
  return windows;
}

function isApi(value: unknown): value is LmsApi {
  return isObject(value) && typeof property(value, 'LMSInitialize') === 'function';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A property, or undefined where the window belongs to another origin and may not be looked at. */
function property(object: object, name: string): unknown {
  try {
    return Reflect.get(object, name);
  } catch {
    return undefined;
  }
}

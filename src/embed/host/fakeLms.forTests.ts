/** A course platform that is as strict as the standard, which real ones are not, and remembers what it was told. */

import type { LmsApi } from './lms.ts';

/** The rules of SCORM 1.2 for the elements that we write (Run-Time Environment, 3.4.4). */
const formats: Readonly<Record<string, RegExp>> = {
  'cmi.core.lesson_status': /^(passed|completed|failed|incomplete|browsed)$/,
  'cmi.core.lesson_location': /^.{0,255}$/,
  'cmi.core.score.raw': /^(100|\d{1,2})$/,
  'cmi.core.score.min': /^(100|\d{1,2})$/,
  'cmi.core.score.max': /^(100|\d{1,2})$/,
  'cmi.core.session_time': /^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/,
  'cmi.core.exit': /^(time-out|suspend|logout|)$/,
  'cmi.suspend_data': /^[\s\S]{0,4096}$/,
};

const words: Readonly<Record<string, string>> = {
  '301': 'Not initialized',
  '404': 'Element is write only',
  '405': 'Incorrect Data Type',
};

/** Only what was saved by LMSCommit or LMSFinish is in `saved`. */
export class FakeLms implements LmsApi {
  readonly values: Record<string, string>;
  saved: Readonly<Record<string, string>> = {};
  /** Every call in order, such as "LMSCommit" or "LMSSetValue cmi.core.exit=suspend". */
  readonly calls: string[] = [];
  private isOpen = false;
  private error = '0';

  constructor(values: Readonly<Record<string, string>> = {}) {
    this.values = { 'cmi.core.lesson_status': 'not attempted', ...values };
  }

  LMSInitialize(): unknown {
    this.calls.push('LMSInitialize');
    this.isOpen = true;
    return 'true';
  }

  LMSFinish(): unknown {
    return this.save('LMSFinish', () => {
      this.isOpen = false;
    });
  }

  LMSCommit(): unknown {
    return this.save('LMSCommit');
  }

  LMSGetValue(element: string): unknown {
    this.error = this.isOpen ? '0' : '301';
    if (/session_time|exit/.test(element)) this.error = '404';
    return this.error === '0' ? (this.values[element] ?? '') : '';
  }

  LMSSetValue(element: string, value: string): unknown {
    this.calls.push(`LMSSetValue ${element}=${value}`);
    this.error = this.isOpen ? (formats[element]?.test(value) ? '0' : '405') : '301';
    if (this.error === '0') this.values[element] = value;
    return String(this.error === '0');
  }

  LMSGetLastError(): unknown {
    return this.error;
  }

  LMSGetErrorString(code: string): unknown {
    return words[code] ?? '';
  }

  private save(name: string, after: () => void = () => {}): string {
    this.calls.push(name);
    this.error = this.isOpen ? '0' : '301';
    if (!this.isOpen) return 'false';
    this.saved = { ...this.values };
    after();
    return 'true';
  }
}

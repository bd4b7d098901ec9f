/** The reader's choice of theme, kept in the browser; without one, the system's. */

type Theme = 'light' | 'dark';

/** Makes these radio buttons (`system`, `light`, `dark`) show and set the theme, and follows the system as long as they say so. */
export function connectThemeSwitch(choices: Iterable<HTMLInputElement>): void {
  const saved = savedTheme();
  for (const choice of choices) {
    choice.checked = choice.value === (saved ?? 'system');
    choice.addEventListener('change', () => saveTheme(toTheme(choice.value)));
  }
  systemIsDark().addEventListener('change', showTheme);
}

function saveTheme(theme: Theme | null): void {
  try {
    if (theme) localStorage.setItem('theme', theme);
    else localStorage.removeItem('theme');
  } catch {
    chosenHere = theme; // storage is closed to us: the choice lasts as long as the page
  }
  showTheme();
}

function savedTheme(): Theme | null {
  try {
    return toTheme(localStorage.getItem('theme'));
  } catch {
    return chosenHere;
  }
}

let chosenHere: Theme | null = null;

function showTheme(): void {
  document.documentElement.dataset['theme'] =
    savedTheme() ?? (systemIsDark().matches ? 'dark' : 'light');
}

function toTheme(value: string | null): Theme | null {
  return value === 'light' || value === 'dark' ? value : null;
}

function systemIsDark(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

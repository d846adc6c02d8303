import { createRoot } from 'react-dom/client';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './i18n.ts';
import { App } from './app/App.tsx';
import { paintLastTheme } from './app/theme.ts';
import { startConsole } from './bridge/store.ts';
import { listenForKeys } from './ui/keys.ts';

paintLastTheme();
listenForKeys();
void startConsole();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(<App />);

/** The page's entry. */
import '../ui/theme/tokens.css';
import './page.css';
import './w-app.ts';

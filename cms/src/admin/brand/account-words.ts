/**
 * Words of the screens before signing in. The link for a forgotten password is only sent where the
 * operator has set up e-mail, which these screens do not know; they are true either way.
 */
export const accountWords = {
  'Auth.form.email.label': 'E-mail',
  'Auth.form.email.placeholder': 'name@example.org',
  'Auth.form.welcome.title': 'Learning Reviews',
  'Auth.form.welcome.subtitle': 'Sign in to write and publish',
  'Auth.form.button.login': 'Sign in',
  'Auth.form.rememberMe.label': 'Keep me signed in on this computer',
  'Auth.form.register.subtitle': 'Choose a password. It is kept in this system only.',
  'Auth.form.button.register': 'Set my password and sign in',
  'Auth.form.button.forgot-password': 'Ask for a link',
  'Auth.form.button.go-home': 'Back to sign in',
  'Auth.link.forgot-password': 'Forgotten your password?',
  'Auth.link.ready': 'Ready to sign in?',
  'app.containers.AuthPage.ForgotPasswordSuccess.title': 'What happens now',
  'app.containers.AuthPage.ForgotPasswordSuccess.text.email':
    'If e-mail is set up, we have sent a link. It can take a few minutes.',
  'app.containers.AuthPage.ForgotPasswordSuccess.text.contact-admin':
    'Otherwise ask an administrator to set a new password for you.',
};

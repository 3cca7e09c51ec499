"""Every setting. What a person may set is in the environment, and in the README."""

import hashlib
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF

_HOST_NAME = re.compile(r"(?!.*\.\.)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


def _folder() -> Path:
    """Where everything of this Cookout lives: COOKOUT_DATA, else the user's data folder."""
    if chosen := os.environ.get("COOKOUT_DATA"):
        return Path(chosen).expanduser().resolve()
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "cookout"


def _secret(path: Path) -> str:
    """The signing key: made once, kept in the data folder, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.is_file() and not path.read_bytes().strip():
        path.unlink()
    if not path.exists():
        # Written whole under another name first, so that nobody ever reads half a key.
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        try:
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(50))
            with suppress(FileExistsError):
                os.link(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    if path.stat().st_mode & 0o077:
        # Some disks have no such rights.
        with suppress(PermissionError):
            path.chmod(0o600)
    key = path.read_bytes().strip()
    if len(key) < 32 or not key.isascii():
        raise SystemExit(
            f"The signing key in {path} is too short or damaged, so it isn’t safe. Delete the "
            "file. Cookout then makes a new key, and everyone has to sign in again."
        )
    return key.decode()


def _port() -> int:
    try:
        return int(os.environ.get("COOKOUT_PORT") or 8000)
    except ValueError:
        raise ValueError("COOKOUT_PORT must be a number, such as 8000.")


def _address() -> SplitResult | None:
    """What COOKOUT_URL names: the address under which a phone reaches this Cookout."""
    wrong = (
        "COOKOUT_URL must look like https://cookout.example.org, with nothing after the host name."
    )
    given = os.environ.get("COOKOUT_URL", "").strip()
    if not given:
        return None
    try:
        parts = urlsplit(given)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ValueError(wrong)
    if parts.scheme == "http":
        raise ValueError(
            "COOKOUT_URL must begin with https://. Without https, others on the network could read "
            "what you send."
        )
    # Whatever else stands in it would be left out in silence.
    whole = not (parts.username or parts.password or parts.query or parts.fragment)
    known = _HOST_NAME.fullmatch(host or "")
    if parts.scheme != "https" or not known or parts.path not in ("", "/") or not whole:
        raise ValueError(wrong)
    return parts


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; "
            "PRAGMA mmap_size=268435456; PRAGMA cache_size=-16000; "
            # What was deleted is overwritten, not only forgotten.
            "PRAGMA secure_delete=ON",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    """What DATABASE_URL names. A host that is a folder, as ?host=/folder, is a socket in it."""
    wrong = "DATABASE_URL must look like postgres://user:password@host:5432/name."
    try:
        parts = urlsplit(url)
        port, options = parts.port, dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError:
        raise ValueError(wrong)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name or "/" in name:
        raise ValueError(wrong)
    # `hostname` of urllib is in small letters, which a folder need not be.
    host = parts.netloc.rpartition("@")[2]
    host = host.removesuffix(f":{parts.port}") if port else host.removesuffix(":")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": options.pop("user", unquote(parts.username or "")),
        "PASSWORD": options.pop("password", unquote(parts.password or "")),
        "HOST": options.pop("host", unquote(host).strip("[]")),
        "PORT": options.pop("port", str(port or "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # What keeps its values apart is prepared at its first use: see members/prepared.py.
        "OPTIONS": {"prepare_threshold": 0, **options},
    }


DATA = _folder()
PORT = _port()
ADDRESS = _address()
"""Behind a proxy that has a certificate, if COOKOUT_URL says so."""
HOME = f"https://{ADDRESS.netloc.lower()}/" if ADDRESS else f"http://localhost:{PORT}/"
"""Where this Cookout is, in mails and calendars, and in what the command line says."""
SECRET_KEY = _secret(DATA / "secret_key")
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
if ADDRESS:
    ALLOWED_HOSTS.append(str(ADDRESS.hostname))
    CSRF_TRUSTED_ORIGINS = [HOME.removesuffix("/")]
    # Only the proxy reaches us, and only where there is one is it believed.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    # It would hold for every port of that name: not where others may be served there.
    SECURE_HSTS_SECONDS = 0 if ADDRESS.port else 60 * 60 * 24 * 365
ROOT_URLCONF = "cookout.urls"
WSGI_APPLICATION = "cookout.wsgi.application"

INSTALLED_APPS = [
    "cookout.apps.CookoutApp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cookout.web.http.door.MemberAtTheDoor",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "web" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cookout.web.http.door.member_context",
            ],
            "libraries": {"look": "cookout.web.parts.templatetags.look"},
            "builtins": [
                "django.templatetags.static",
                "cookout.web.parts.templatetags.look",
            ],
        },
    }
]

_URL = os.environ.get("DATABASE_URL")
DATABASES = {"default": _postgresql(_URL) if _URL else _sqlite(DATA / "cookout.sqlite3")}

AUTH_USER_MODEL = "cookout.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"cookout.web.sign_in.password_rules.{name}"}
    for name in ("NotAboutYou", "LongEnough", "NotCommon", "NotOnlyDigits")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "cookout.web.sign_in.account_adapter.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
# Attempts are counted in the database: see members/sign_in_attempt.py.
ACCOUNT_RATE_LIMITS = False

# Cookies know no port: two of these on one machine would sign each other out.
_MARK = hashlib.sha256(str(DATA).encode()).hexdigest()[:8]
SESSION_COOKIE_NAME = f"cookout_session_{_MARK}"
CSRF_COOKIE_NAME = f"cookout_csrf_{_MARK}"
DEVICE_COOKIE_NAME = f"cookout_device_{_MARK}"
SEAT_COOKIE_NAME = f"cookout_seat_{_MARK}"
SESSION_ENGINE = "cookout.members.session_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cookout.web.http.errors.csrf"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# A whole address book with photos goes through the page; larger files go by the command line.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
DATE_INPUT_FORMATS = ["%Y-%m-%d"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATICFILES_DIRS = [Path(__file__).parent / "web" / "static"]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "cookout.cli.serve.logs.RedactingFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        # It warns of every request that waits a moment for a thread.
        "waitress.queue": {"level": "ERROR"},
    },
}

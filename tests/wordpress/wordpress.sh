#!/bin/bash
# A real WordPress for the tests, made of Debian's packages: its own MariaDB (on a socket), php-fpm and nginx, everything in
# one folder, listening on 127.0.0.1 only, no system service touched.
#
#   wordpress.sh install     the packages (needs root; starts no service)
#   wordpress.sh up          creates the blog if need be, and starts it; prints its address
#   wordpress.sh seed NAME   fills it: 'rich' (one of everything, for the tests) or 'demo' (the blog of 'mirrorgen demo')
#   wordpress.sh down        stops it; 'down --wipe' deletes it too
#
# MIRRORGEN_WP_HOME is its folder, MIRRORGEN_WP_PORT its port; with other values, several live side by side.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${MIRRORGEN_WP_HOME:-/tmp/mirrorgen-wordpress}
port=${MIRRORGEN_WP_PORT:-8190}
address=http://127.0.0.1:$port
PATH=$PATH:/usr/sbin:/sbin   # nginx, mariadbd and php-fpm live there
export LC_ALL=C.UTF-8 TZ=UTC

packages=(php-fpm php-cli php-gd php-mbstring php-xml php-intl php-mysql php-curl php-zip mariadb-server-core mariadb-client
  nginx-light curl wordpress wordpress-theme-twentytwentyone)

fail() { printf 'wordpress.sh: %s\n' "$*" >&2; exit 1; }

installed() { [[ $(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]; }

# install_packages NAME...: without letting any of them start a service.
install_packages() {
  local missing=() package policy=/usr/sbin/policy-rc.d ours= failed= log
  for package; do installed "$package" || missing+=("$package"); done
  ((${#missing[@]})) || return 0
  ((EUID == 0)) || fail "these packages are missing and only root can install them: ${missing[*]}"
  log=$(mktemp)
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    ours=1
  fi
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
  { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1 || failed=1
  [[ -z $ours ]] || rm -f "$policy"
  if [[ -n $failed ]]; then
    tail -n 20 "$log" >&2
    fail "apt-get failed; all of it is in $log"
  fi
  rm -f "$log"
}

# runs NAME: whether the process in run/NAME.pid lives and is ours (a number may have been given to somebody else since).
runs() {
  local pid
  [[ -s $home/run/$1.pid ]] && pid=$(<"$home/run/$1.pid") && kill -0 "$pid" 2>/dev/null &&
    tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF "$home/"
}

# until_true SECONDS COMMAND...
until_true() {
  local tries=$(($1 * 10))
  shift
  until "$@" >/dev/null 2>&1; do
    ((tries-- > 0)) || return 1
    sleep 0.1
  done
}

sql() { mariadb --no-defaults --socket="$home/run/mariadb.sock" -u root "$@"; }

# php_in_wordpress SCRIPT [ARGUMENT...]
php_in_wordpress() {
  WORDPRESS_FOLDER=$home/www WORDPRESS_ADDRESS=$address \
    php -d memory_limit=1G -d display_errors=stderr -d error_reporting='E_ALL & ~E_DEPRECATED' "$@"
}

start_mariadb() {
  runs mariadb && return
  if [[ ! -d $home/db/mysql ]]; then
    rm -rf "$home/db"
    mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$home/db" --auth-root-authentication-method=normal \
      --skip-test-db --skip-name-resolve >"$home/log/mariadb-install.log" 2>&1 || fail "no database: see $home/log/mariadb-install.log"
  fi
  setsid nohup mariadbd --no-defaults --user="$(id -un)" --datadir="$home/db" --socket="$home/run/mariadb.sock" --pid-file="$home/run/mariadb.pid" \
    --log-error="$home/log/mariadb.log" --tmpdir="$home/tmp" --skip-networking --skip-name-resolve --skip-log-bin \
    --character-set-server=utf8mb4 --innodb-flush-log-at-trx-commit=0 </dev/null >>"$home/log/mariadb.log" 2>&1 &
  until_true 30 sql -e 'SELECT 1' || fail "MariaDB does not answer: see $home/log/mariadb.log"
  sql -e "CREATE DATABASE IF NOT EXISTS blog CHARACTER SET utf8mb4;
    CREATE USER IF NOT EXISTS blog@localhost IDENTIFIED BY 'blog'; GRANT ALL ON blog.* TO blog@localhost"
}

copy_wordpress() {
  if [[ ! -e $home/www/wp-load.php ]]; then
    # -L: Debian's package is links into other packages. Some of them dangle, and none of those is needed.
    cp -rL /usr/share/wordpress/. "$home/www" 2>"$home/log/copy.log" || true
    cp -rL /usr/share/wordpress/wp-content/themes/twentytwentyone "$home/www/wp-content/themes/" 2>>"$home/log/copy.log" || true
    [[ -e $home/www/wp-load.php ]] || fail "WordPress could not be copied: see $home/log/copy.log"
  fi
  mkdir -p "$home/www/wp-content/"{mu-plugins,uploads}
  cp "$here/site/mu-plugin.php" "$home/www/wp-content/mu-plugins/"
  sed "s|@SOCKET@|$home/run/mariadb.sock|" "$here/site/wp-config.php" >"$home/www/wp-config.php"
}

start_php() {
  runs php && return
  local fpm root=()
  fpm=$(compgen -c | grep -E '^php-fpm[0-9.]+$' | sort -V | tail -n 1) || fail "php-fpm is missing: run '$0 install'"
  ((EUID != 0)) || root=(--allow-to-run-as-root)
  cat >"$home/etc/php-fpm.conf" <<CONF
[global]
pid = $home/run/php.pid
error_log = $home/log/php.log
[blog]
$(((EUID == 0)) && printf 'user = root\ngroup = root')
listen = $home/run/php.sock
pm = static
pm.max_children = 4
php_admin_value[memory_limit] = 512M
php_admin_value[sys_temp_dir] = $home/tmp
php_admin_value[error_log] = $home/log/php-errors.log
php_admin_value[sendmail_path] = /bin/true
php_admin_flag[display_errors] = off
CONF
  "$fpm" "${root[@]}" --fpm-config "$home/etc/php-fpm.conf" </dev/null >>"$home/log/php.log" 2>&1 || fail "php-fpm did not start: see $home/log/php.log"
}

start_nginx() {
  runs nginx && return
  ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || fail "port $port is taken; set MIRRORGEN_WP_PORT and MIRRORGEN_WP_HOME"
  cat >"$home/etc/nginx.conf" <<CONF
$(((EUID == 0)) && echo 'user root;')
pid $home/run/nginx.pid;
error_log $home/log/nginx.log;
events {}
http {
  include /etc/nginx/mime.types;
  access_log $home/log/access.log;
  client_body_temp_path $home/tmp/body;
  fastcgi_temp_path $home/tmp/fastcgi;
  proxy_temp_path $home/tmp/proxy;
  scgi_temp_path $home/tmp/scgi;
  uwsgi_temp_path $home/tmp/uwsgi;
  client_max_body_size 32m;
  gzip on;
  gzip_types application/json application/rss+xml text/css text/xml application/javascript;
  server {
    listen 127.0.0.1:$port;
    root $home/www;
    index index.php;
    location / { try_files \$uri \$uri/ /index.php\$is_args\$args; }
    location ~ \.php\$ {
      include /etc/nginx/fastcgi_params;
      # Debian's fastcgi_params takes the port out of the host name; WordPress would redirect for ever.
      fastcgi_param HTTP_HOST \$http_host;
      fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
      fastcgi_buffers 64 16k;
      fastcgi_buffer_size 64k;
      fastcgi_read_timeout 120;
      fastcgi_pass unix:$home/run/php.sock;
    }
  }
}
CONF
  nginx -e "$home/log/nginx.log" -p "$home/" -c "$home/etc/nginx.conf" </dev/null >>"$home/log/nginx.log" 2>&1 || fail "nginx did not start: see $home/log/nginx.log"
}

up() {
  local program
  for program in nginx php mariadbd mariadb-install-db curl; do
    command -v "$program" >/dev/null || fail "$program is missing: run '$0 install'"
  done
  [[ -d /usr/share/wordpress ]] || fail "Debian's wordpress package is missing: run '$0 install'"
  mkdir -p "$home/"{www,run,etc,log,tmp}
  copy_wordpress
  start_mariadb
  start_php
  start_nginx
  php_in_wordpress "$here/site/install.php"
  until_true 20 curl -sfo /dev/null "$address/?rest_route=/" || fail "WordPress does not answer at $address/: see $home/log"
  echo "$address/"
}

# stop NAME: politely, and waits for the end.
stop() {
  local pid
  if runs "$1"; then
    pid=$(<"$home/run/$1.pid")
    kill "$pid"
    until_true 30 bash -c "! kill -0 $pid" || fail "$1 does not stop"
  fi
  rm -f "$home/run/$1.pid"
}

case ${1:-} in
  install) install_packages "${packages[@]}" "${@:2}" ;;
  up) up ;;
  seed)
    [[ -f $here/seed/${2:-}.php ]] || fail "seed what? One of: $(cd "$here/seed" && ls -- *.php | sed 's/\.php$//' | grep -v '^_' | tr '\n' ' ')"
    runs nginx || fail "start it with '$0 up' first"
    php_in_wordpress "$here/seed/$2.php"
    ;;
  down)
    stop nginx
    stop php
    stop mariadb
    [[ ${2:-} != --wipe ]] || rm -rf "$home"
    ;;
  *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"; exit 2 ;;
esac

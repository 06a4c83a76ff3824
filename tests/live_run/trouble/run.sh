# Runs $CASE/cmd on the database `trouble` of a server, with these words at its disposal, and leaves out of the
# output what is not the same every time.

# sql STATEMENTS [DATABASE]: as the account that may everything.
sql() {
  case $SERVER in
    postgresql) PGOPTIONS="-c client_min_messages=warning" psql -qAtX -h "$FOLDER" -U postgres -d "${2:-trouble}" -c "$1" ;;
    *) mariadb --no-defaults --socket="$FOLDER/socket" -uroot -N "${2:-trouble}" -e "$1" ;;
  esac
}
# migration NAME: its up, from standard input.
migration() { cat > "m/$1.up.sql"; }
# What follows is run, and its status said.
status_of() { "$@"; echo "status $?"; }
up() { status_of segue up m --accept-findings "$@"; }
# url USER [OPTIONS]: another account, another way.
url() {
  case $SERVER in
    postgresql) echo "postgresql://$1@/trouble?host=$FOLDER${2:+&$2}" ;;
    *) echo "mysql://$1@/trouble?defaults-file=/dev/null&socket=$FOLDER/socket${2:+&$2}" ;;
  esac
}
# is SERVER…: whether it is one of them.
is() { [[ " $* " == *" $SERVER "* ]]; }

{ . "$CASE/cmd"; } 2>&1 | sed -E "s#$FOLDER#FOLDER#g; s#$PWD#WORK#g; s#$PLAIN_PORT#PORT#g; s/ in [0-9]+ ms\$/ in … ms/; s/[0-9]+ ms/… ms/g
  s/Name or service not known|Temporary failure in name resolution/no such name/; s/\((-[0-9]+)\)/(…)/
  s/([Pp]rocess|transaction) [0-9]+/\1 …/g; s/session [0-9]+@[^ ),]+/session …/g; s/for [0-9]+ s/for … s/g"

#!/bin/sh
# Makes certificates for tests: an authority, a server "localhost" and a client "me", in the folders server and client;
# in the folder other a client "other" of the same authority, and in the folder stranger one that another authority knows.
# Started as: sh certificates.sh DIR
set -eu
cd "$1"

key() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }

authority() {
    key "$1.key"
    openssl req -x509 -new -key "$1.key" -days 2 -subj "/CN=$1" -out "$1.pem"
}

issue() { # issue AUTHORITY NAME FOLDER PREFIX
    mkdir -p "$3"
    cp "$1.pem" "$3/cacert.pem"
    key "$3/$4key.pem"
    printf 'subjectAltName=DNS:%s\n' "$2" > names
    openssl req -new -key "$3/$4key.pem" -subj "/CN=$2" |
        openssl x509 -req -CA "$1.pem" -CAkey "$1.key" -set_serial "$(date +%N)$$" -days 2 -extfile names \
            -out "$3/$4cert.pem" 2> /dev/null
}

authority trusted
authority unknown
issue trusted localhost server server
issue trusted me client client
issue trusted other other client
issue unknown me stranger client

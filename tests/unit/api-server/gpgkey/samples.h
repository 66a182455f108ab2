#pragma once

/* A public key made for these tests; nobody has its private half. */
#define SAMPLE_ID "78C483913CFCB967"
#define SAMPLE_OWN_FINGERPRINT "5AAE1CFB28E28113FEE1528D78C483913CFCB967"
#define SAMPLE_OWNER "Test ed25519 (c:o) <ed25519@example.com>"
#define SAMPLE_ARMOUR                                                                              \
    "-----BEGIN PGP PUBLIC KEY BLOCK-----\n"                                                       \
    "\n"                                                                                           \
    "mDMEawHdIxYJKwYBBAHaRw8BAQdAgV9PY0mxV41YkIR2+ptJSSnGgSUPO3SD0MJr\n"                           \
    "tAdUJzu0KFRlc3QgZWQyNTUxOSAoYzpvKSA8ZWQyNTUxOUBleGFtcGxlLmNvbT6I\n"                           \
    "kAQTFggAOBYhBFquHPso4oET/uFSjXjEg5E8/LlnBQJrAd0jAhsDBQsJCAcCBhUK\n"                           \
    "CQgLAgQWAgMBAh4BAheAAAoJEHjEg5E8/Lln9TkA/1WGMeiJSwUZ/qwyKIRdcUbc\n"                           \
    "9/LACejrecRReUCdj9MvAP0cWsvFH8dR59047T/O67sX+St5DJ+Cig5AZ++QKCAB\n"                           \
    "Bg==\n"                                                                                       \
    "=E84V\n"                                                                                      \
    "-----END PGP PUBLIC KEY BLOCK-----"

#pragma once

/* A certificate of /C=DE/O=Acme, Inc/OU=a+b/CN=#git with a key on P-256, and a key of a host. */
#define SAMPLE_PEM                                                                                 \
    "-----BEGIN CERTIFICATE-----\n"                                                                \
    "MIIB0jCCAXmgAwIBAgIUab8iQQGCn9dGRSn/5w4lRQtNjaswCgYIKoZIzj0EAwIw\n"                           \
    "PjELMAkGA1UEBhMCREUxEjAQBgNVBAoMCUFjbWUsIEluYzEMMAoGA1UECwwDYSti\n"                           \
    "MQ0wCwYDVQQDDAQjZ2l0MCAXDTI2MTEyMTE4MjQ1N1oYDzIxMjYxMDI4MTgyNDU3\n"                           \
    "WjA+MQswCQYDVQQGEwJERTESMBAGA1UECgwJQWNtZSwgSW5jMQwwCgYDVQQLDANh\n"                           \
    "K2IxDTALBgNVBAMMBCNnaXQwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAT/3NWJ\n"                           \
    "CAY70MY1dytURlC+xy6Zh2gC0NdTKU+T0MEFCABWOHEQAsDdJUnCjiblaQnJP7AT\n"                           \
    "5+qX9UjWCroDO2VTo1MwUTAdBgNVHQ4EFgQUltLf1WHultH/aPBEiRCctgvgQ50w\n"                           \
    "HwYDVR0jBBgwFoAUltLf1WHultH/aPBEiRCctgvgQ50wDwYDVR0TAQH/BAUwAwEB\n"                           \
    "/zAKBggqhkjOPQQDAgNHADBEAiA+eymAFWJrYOCVziMwgxVpnesb5GcRQ3uD+GiA\n"                           \
    "ytrwWgIgKplyJ9u5DUNsKads28t0vADIMELCH/OYTGSicK8YVJg=\n"                                       \
    "-----END CERTIFICATE-----\n"
#define SAMPLE_SUBJECT "CN=\\#git,OU=a\\+b,O=Acme\\, Inc,C=DE"
#define SAMPLE_KEY "AAAAC3NzaC1lZDI1NTE5AAAAINiJ7wQ1MHGvilKZ497vjs5LTuta4xAJCwII5pfHpfGH"
#define SAMPLE_FINGERPRINT "cRIlWg4SbWE0fRvqwzihUpkTBAsDx+CMaHW2faXARKM"

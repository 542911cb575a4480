"""Files that a passphrase closes with as little work as the format of age allows.

The program takes a second for each passphrase, on purpose. These were made elsewhere, once, so
that a test which is about something else opens one at once.
"""

KEY_WORDS = "een paar woorden"
KEY_FILE = b"""\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBKSzRNQU9zaUZHbFJQK0hs
WUpvQi93IDEKa2N2VzlqR1ZEeGR0cDlTVE84Kys3cTZsazNJeS9PRzU3dUpSUHh5
blduTQotLS0gdXpURUVzeURrNXhLcU1HYitZQ0FtZElDTy9zdE83NEhvT01GRzN2
NGZDTQp2SpsNUTlCoGxWyFBggCBIPjTEXUISEmxFSZYw85ETl7AWeda2ENB2Me7R
AtZBGIvWV5wJ1Sze+YZd0b0qZSWzENq09eMtNxzlAnEohjEmAg/JtGxnrtcSePka
QIXCK9WagCqh9kymFlt3f/KHEhQ+AnormLHhEIgwVnUPyB2sB5RvIlS+9rAsiCf8
uDZid/YGsTcy7J83AnxZNH/SbbG26C+uq89BBF66oC+4UphYdnQ0AYXHEjud
-----END AGE ENCRYPTED FILE-----
"""
"""The private key of a coach, made in 2026, behind `KEY_WORDS`."""

SUMMARY_WORDS = "afgesproken"
SUMMARY = b"""\
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBoaVBWbExsOTQ5VHd4Tmdz
OUwyUmZnIDEKdHlERFVrNklLV0Z2eHBvNnRQd0REVU5peHFyRys4UEVzSFd5Z3pQ
ZjZnYwotLS0gRnlRNHJ0b2JDa2Z5Y2thNUptbFFaaXBsR2FUZHoreWhzQ1R0WDVz
dXlDOAp1S3s0m/bUXC9FFMYQ27ZYAI7QVb8B4oeA7loceQzcs/QQV7uywN+7Lxbj
4PhJDShBVWaczL+pTidHO87BBe/2mq1344DQUnfIfI0nj83WpgY1NjS5NXB3PmRu
IJ0s+J+oNbDTrsRHcKhZoWZkNPAKOpYTyJvD9XPh/UkbDfA5EitNbOvAYbW2LqD8
UpEqupfUI3LAyB0uAzIUawS8i0LITQyieH75lwuAJAOjfk7u1OquEWE7hK9LMTfh
bczUMIJBC6DAgP9vCx1xRKj7nnA8B1VKh+vzH6qSHSgemm/VpdMMNhCTZPCEA944
erYHEj+Vbfydv1eiarzTMuCkuIpn3D7sQK5UEYI0PTyyY0LtZ1wbkTsnDUfR7aES
xpZiurJblQ5jF3GV9ubn39CJ53HqsgO6gKBKIhKZJuIxqFE3PaLc9dfWl32hvDm+
kQTShph6s5P0QF9P/mePKVexIbx0UpuQIUxqRxvppGZzm1V8+A==
-----END AGE ENCRYPTED FILE-----
"""
"""A summary in English with “What I learned”, as the program sent it in 2026."""

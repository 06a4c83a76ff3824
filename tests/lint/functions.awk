# A line for each function: how many lines it has, with its signature and braces, and where it stands. The sources are
# formatted, so that indentation tells: functions begin and end at the margin, members of a type two columns from it.
function ends(first) { print FNR - first + 1, FILENAME ":" first }
function leaves_type() { in_type = 0; member = 0 }
FNR == 1 { leaves_type(); begin = 0 }
/^(class|struct|union|enum|namespace|extern)[ {]/ { in_type = 1; member = 0; begin = 0; next }
/^}/ { if (begin && has_arguments) ends(begin); begin = 0; leaves_type(); next }
/^[A-Za-z~].*;$/ { begin = 0; next }
/^[A-Za-z~].*\(.*\{.*\}$/ { ends(FNR); begin = 0; next }
/^[A-Za-z~]/ && !/^(public|private|protected)/ { begin = FNR; has_arguments = /\(/; leaves_type(); next }
in_type && /^  [A-Za-z~[].*\(.*\{.*\}$/ { ends(FNR); member = 0; next }
in_type && /^  [A-Za-z~[].*;$/ { member = 0; next }
in_type && /^  [A-Za-z~[]/ { member = FNR; next }
in_type && /^  }$/ { if (member) ends(member); member = 0 }

/* Any program, under Wine: notes in C:\\jejak.txt that it was run, and with what. As certutil it prints
   the hash that C:\\hash.txt holds; as Python it makes an environment where "-m venv" says. */
#include <windows.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **words) {
    char place[MAX_PATH], copy[2 * MAX_PATH];
    GetModuleFileNameA(NULL, place, MAX_PATH);
    FILE *file = fopen("C:\\jejak.txt", "a");
    fprintf(file, "%s", place);
    for (int i = 1; i < count; i++) fprintf(file, "|%s", words[i]);
    fprintf(file, "\n");
    fclose(file);
    if (strstr(place, "certutil")) {
        char hash[128] = "";
        file = fopen("C:\\hash.txt", "r");
        if (file) { fscanf(file, "%127s", hash); fclose(file); }
        printf("SHA256 hash of %s:\r\n%s\r\nCertUtil: -hashfile command completed successfully.\r\n", words[2], hash);
    }
    if (count > 2 && !strcmp(words[count - 2], "venv")) {
        CreateDirectoryA(words[count - 1], NULL);
        snprintf(copy, sizeof copy, "%s\\Scripts", words[count - 1]);
        CreateDirectoryA(copy, NULL);
        strcat(copy, "\\python.exe");
        CopyFileA(place, copy, FALSE);
    }
    return 0;
}
